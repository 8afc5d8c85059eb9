namespace Coro;

/// <summary>A flag that a directive gives to steps; <c>--pin</c> chooses the pin instead.</summary>
public sealed record DirectiveFlag
{
    /// <summary>The flag and its values, each an argument: <c>--depth</c>, <c>deep</c>. None holds a blank.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The child it is for; null: all.</summary>
    public string? Child { get; init; }

    /// <summary>Whether it is only for children to which the brief gives no pin.</summary>
    public bool OnlyUnpinned { get; init; }

    /// <summary>Why; null where the directive does not say.</summary>
    public string? Reason { get; init; }

    /// <summary>The line of the directive that says so, from 1.</summary>
    public int Line { get; init; }
}
