namespace Coro.Engine.PullRequests;

/// <summary>Where a pull request stands, as its host says.</summary>
/// <param name="Status">That; <see cref="PullRequestStatus.Unknown"/> where there is a problem.</param>
/// <param name="Head">The commit at the end of its branch; null: not known any more, and what was known before still holds.</param>
/// <param name="Problem">Why its status is not known; null: it is.</param>
internal sealed record PullRequestAnswer(PullRequestStatus Status, string? Head = null, string? Problem = null);
