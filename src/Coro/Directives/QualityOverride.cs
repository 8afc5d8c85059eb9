namespace Coro;

/// <summary>A bar that a directive sets in place of the brief's.</summary>
public sealed record QualityOverride
{
    /// <summary>The child it holds for; null: every child without one of its own.</summary>
    public string? Child { get; init; }

    /// <summary>The score from which a child passes, 0 to 100; null: it stays.</summary>
    public decimal? SoftTarget { get; init; }

    /// <summary>The score from which a child passes marked as below target, 0 to 100; null: it stays, unless the target is lower.</summary>
    public decimal? SoftFallback { get; init; }

    /// <summary>Why; null where the directive does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of the directive that says so, from 1.</summary>
    public int Line { get; init; }
}
