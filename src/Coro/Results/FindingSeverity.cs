namespace Coro;

/// <summary>How bad a finding is, the worst last.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth mending some day.</summary>
    Low,

    /// <summary>Worth mending.</summary>
    Medium,

    /// <summary>Blocks under <see cref="HardGate.ZeroCriticalHigh"/>.</summary>
    High,

    /// <summary>Blocks under both hard gates.</summary>
    Critical,
}
