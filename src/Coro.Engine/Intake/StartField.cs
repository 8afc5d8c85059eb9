namespace Coro.Engine.Intake;

/// <summary>What a campaign's start has to know.</summary>
public enum StartField
{
    /// <summary>The campaign's name.</summary>
    Name,

    /// <summary>A campaign of that name is there: resume it, or archive it and start afresh?</summary>
    Existing,

    /// <summary>What to work on: lines of a manifest, or the path of one.</summary>
    Targets,

    /// <summary>Which findings escalate a child.</summary>
    HardGate,

    /// <summary>The score from which a child passes.</summary>
    SoftTarget,

    /// <summary>The score from which it passes, marked as below target.</summary>
    SoftFallback,

    /// <summary>Where findings about Coro's own health go.</summary>
    FindingsQueue,
}
