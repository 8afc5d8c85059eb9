namespace Coro.Engine.PullRequests;

/// <summary>What a child's pull requests mean for it.</summary>
internal static class MergeRule
{
    /// <summary>The reason of a child one of whose pull requests was closed.</summary>
    public const string Closed = "pull-request-closed";

    private const int MostNamed = 3;

    /// <summary>Whether all are merged; none at all are.</summary>
    public static bool AllMerged(IReadOnlyList<PullRequest> requests) => requests.All(request => request.Status == PullRequestStatus.Merged);

    /// <summary>Those that keep the child from being complete.</summary>
    public static IEnumerable<PullRequest> Unmerged(IReadOnlyList<PullRequest> requests) =>
        requests.Where(request => request.Status != PullRequestStatus.Merged);

    /// <summary>Those that only a person can tell about.</summary>
    public static IEnumerable<PullRequest> Unwatched(IReadOnlyList<PullRequest> requests) => Unmerged(requests).Where(request => request.Unwatched);

    /// <summary>Why the child failed: some were closed. Null: none was.</summary>
    public static string? Failure(IReadOnlyList<PullRequest> requests) =>
        requests.Where(request => request.Status == PullRequestStatus.Closed).Select(request => request.Url).ToList() is { Count: > 0 } closed
            ? $"closed without being merged: {Names(closed)}; rerun the child, or resume it once the pull request is open again"
            : null;

    /// <summary>Some addresses, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<string> urls) => urls.Count <= MostNamed
        ? string.Join(", ", urls)
        : $"{string.Join(", ", urls.Take(MostNamed))} and {urls.Count - MostNamed} more";

    /// <summary>What a child waits for, to be read after "waits for".</summary>
    public static string Waiting(IReadOnlyList<PullRequest> requests)
    {
        var open = Unmerged(requests).ToList();
        var problem = open.Find(request => request.Problem is not null)?.Problem;
        return $"pull {(open.Count == 1 ? "request" : "requests")} {Names([.. open.Select(request => request.Url)])} to be merged"
            + (problem is null ? "" : $" ({problem})");
    }
}
