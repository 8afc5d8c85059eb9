namespace Coro;

/// <summary>The bar that a child's result has to pass.</summary>
public sealed record QualityGate
{
    /// <summary>Which findings escalate a child.</summary>
    public HardGate Hard { get; init; } = HardGate.ZeroCriticalHigh;

    /// <summary>The score from which a child passes, 0 to 100.</summary>
    public decimal SoftTarget { get; init; } = 90;

    /// <summary>The score from which a child passes marked as below target, 0 to <see cref="SoftTarget"/>.</summary>
    public decimal SoftFallback { get; init; } = 80;
}
