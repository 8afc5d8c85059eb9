using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>What events mean for a child's pull requests, and for whoever waits until they are merged.</summary>
internal static class PullRequestFold
{
    /// <summary>Takes over what a step reported. What was known before of one that it reports again still holds.</summary>
    public static void Take(CampaignState state, ChildState child, IReadOnlyList<PullRequest>? reported)
    {
        if (reported is not { Count: > 0 })
            return;
        var known = child.PullRequests.ToDictionary(request => request.Url, StringComparer.Ordinal);
        var added = reported.Where(request => known.TryAdd(request.Url, request)).ToList();
        if (added.Count > 0)
            state.Set(child, [.. child.PullRequests, .. added]);
    }

    public static void Apply(CampaignState state, PullRequestsChanged e)
    {
        var child = state[e.Child];
        if (e.Attempt != child.Attempt)
            return;
        var changed = e.PullRequests.ToDictionary(request => request.Url, StringComparer.Ordinal);
        state.Set(child, [.. child.PullRequests.Select(request => changed.GetValueOrDefault(request.Url) ?? request)]);
    }

    public static void Apply(CampaignState state, MergeAwaited e)
    {
        var child = state[e.Child];
        if (child.IsAt(e.Attempt))
            (child.AwaitsMerge, child.Deferred) = (true, null);
    }
}
