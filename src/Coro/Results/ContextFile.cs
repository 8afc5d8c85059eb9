namespace Coro;

/// <summary>A file in which the block that lists a campaign's skills is kept up to date.</summary>
public sealed record ContextFile
{
    /// <summary>The file; absolute.</summary>
    public required string Path { get; init; }

    /// <summary>Why it was not brought up to date, or could not be; null: nothing is in the way.</summary>
    public string? Problem { get; init; }
}
