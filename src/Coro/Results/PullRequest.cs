namespace Coro;

/// <summary>A pull request of a child: what a step reported, and what is known of it since.</summary>
public sealed record PullRequest
{
    /// <summary>Its address, which tells it from all others.</summary>
    public required string Url { get; init; }

    /// <summary>The repository it is for: a URL or a path. Null: its address says it.</summary>
    public string? Repository { get; init; }

    /// <summary>The branch that is to be merged; null: its address says it.</summary>
    public string? Branch { get; init; }

    /// <summary>The branch that it is to be merged into; null: its address says it.</summary>
    public string? Base { get; init; }

    /// <summary>What it is called; null: unknown.</summary>
    public string? Title { get; init; }

    /// <summary>Where it stands.</summary>
    public PullRequestStatus Status { get; init; }

    /// <summary>The commit at the branch's end when that was last seen; null: it was not.</summary>
    public string? Head { get; init; }

    /// <summary>Why its status is not known; null: it is, or was not asked for yet.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether nothing can tell where it stands, so that a person has to.</summary>
    public bool Unwatched { get; init; }
}
