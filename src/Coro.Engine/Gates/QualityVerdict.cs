namespace Coro.Engine.Gates;

/// <summary>What the quality gate says of a child whose pipeline succeeded.</summary>
internal enum QualityVerdict
{
    /// <summary>It passes.</summary>
    Pass,

    /// <summary>It passes thanks to the fallback, and is marked so.</summary>
    PassBelowTarget,

    /// <summary>Its score is below the fallback.</summary>
    Miss,

    /// <summary>It has a finding above the hard gate; a person decides.</summary>
    Escalate,
}
