namespace Coro;

/// <summary>Which findings escalate a child for a person's decision.</summary>
public enum HardGate
{
    /// <summary>Any critical or high finding.</summary>
    ZeroCriticalHigh,

    /// <summary>Any critical finding.</summary>
    ZeroCritical,

    /// <summary>None.</summary>
    None,
}
