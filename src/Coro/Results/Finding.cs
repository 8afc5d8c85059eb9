namespace Coro;

/// <summary>Something that a step found wrong with a child's result.</summary>
public sealed record Finding
{
    /// <summary>How bad it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>One line that says what it is.</summary>
    public required string Title { get; init; }

    /// <summary>More about it; null when the title says enough.</summary>
    public string? Detail { get; init; }

    /// <summary>How bad it is, and its title.</summary>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()}: {Title}";
}
