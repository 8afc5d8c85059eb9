namespace Coro;

/// <summary>Where a pull request stands.</summary>
public enum PullRequestStatus
{
    /// <summary>Nobody has said so far.</summary>
    Unknown,

    /// <summary>It waits to be merged.</summary>
    Open,

    /// <summary>It is merged.</summary>
    Merged,

    /// <summary>It was closed, and is not merged.</summary>
    Closed,
}
