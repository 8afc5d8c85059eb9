namespace Coro;

/// <summary>A child that a directive leaves out.</summary>
public sealed record DirectiveSkip
{
    /// <summary>The child's name.</summary>
    public required string Child { get; init; }

    /// <summary>Why; null where the directive does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of the directive that says so, from 1.</summary>
    public int Line { get; init; }
}
