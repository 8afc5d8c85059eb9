using Coro.Engine.Loading;
using Coro.Engine.PullRequests;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Trackers;

/// <summary>What a tracker is to be told; pure.</summary>
internal static class TrackerRule
{
    /// <summary>The campaign's item is closed.</summary>
    public const string Done = "done";

    private const string Open = "open";
    private const string Active = "active";

    /// <summary>What a child's item is to be told next; null: it knows.</summary>
    public static string? Due(ChildState child)
    {
        var word = child.Status is ChildStatus.Pending or ChildStatus.Ready ? Open : StatusText.Of(child.Status);
        var (told, attempt) = (child.Tracker.Told ?? Open, child.Tracker.Told is null ? child.Attempt : child.Tracker.Attempt);
        return told == word && (word == Open || attempt == child.Attempt) ? null : word;
    }

    /// <summary>What the campaign's item is to be told next; null: it knows.</summary>
    public static string? Due(CampaignState state)
    {
        var word = IsDone(state) ? Done : Active;
        return state.Tracker.Told == word ? null : word;
    }

    /// <summary>Whether the epic may be closed: all stages are complete, and every child is completed or skipped.</summary>
    public static bool IsDone(CampaignState state) => state.CurrentStage >= state.Stages.Last.Number && state.Children.Count > 0
        && state.Count(ChildStatus.Completed) + state.Count(ChildStatus.Skipped) == state.Children.Count;

    /// <summary>Whether a campaign has a tracker that does not know everything.</summary>
    public static bool IsBehind(CampaignState state) => state.Settings.Tracker is not null
        && (state.Tracker.Item is null || Due(state) is not null || state.Children.Any(child => IsBehind(state, child)));

    /// <summary>Whether it does not know everything of a child.</summary>
    public static bool IsBehind(CampaignState state, ChildState child) =>
        child.Tracker.Item is null || Due(child) is not null || Unlinked(state, child).Any();

    /// <summary>The dependencies that a child's item is not linked to, and could be.</summary>
    public static IEnumerable<ChildState> Unlinked(CampaignState state, ChildState child) => child.Definition.DependsOn
        .Select(dependency => state.Find(dependency.Child)).OfType<ChildState>()
        .Where(on => on.Tracker.Item is not null && !child.Tracker.LinkedTo.Contains(on.Name));

    /// <summary>The item that somebody made for a child in the campaign's tracker; null: none. One in another tracker, or in another project, is only shown.</summary>
    public static TrackerReference? Own(CampaignState state, ChildState child) =>
        child.Definition.Tracker is { } item && state.Settings.Tracker is { } tracker && IsIn(tracker, item) ? item : null;

    /// <summary>Whether an item is in a tracker, as far as can be told; one of which nobody says where it is counts as if it were.</summary>
    public static bool IsIn(TrackerSettings tracker, TrackerReference item)
    {
        if (item.Provider.Length == 0)
            return true;
        if (!item.Provider.Equals(TrackerReader.Kinds[(int)tracker.Kind], StringComparison.OrdinalIgnoreCase))
            return false;
        return tracker.Kind switch
        {
            TrackerKind.Github => item.Key.IndexOf('#', StringComparison.Ordinal) <= 0 || item.Key.StartsWith($"{tracker.Project}#", StringComparison.OrdinalIgnoreCase),
            TrackerKind.Jira => item.Key.StartsWith($"{tracker.Project}-", StringComparison.OrdinalIgnoreCase),
            TrackerKind.AzureBoards => item.Url is null || Uri.UnescapeDataString(item.Url).Contains($"/{tracker.Project}/", StringComparison.OrdinalIgnoreCase),
            _ => item.Url is null || tracker.Path is null || item.Url == tracker.Path,
        };
    }

    /// <summary>Where the work of a child stands, in the words of trackers.</summary>
    public static TrackerStatus StatusOf(ChildStatus status) => status switch
    {
        ChildStatus.Pending or ChildStatus.Ready => TrackerStatus.Open,
        ChildStatus.Completed => TrackerStatus.Done,
        ChildStatus.Skipped or ChildStatus.Cancelled => TrackerStatus.Dropped,
        _ => TrackerStatus.InProgress,
    };

    /// <summary>What to say of a child where it stands; null: nothing.</summary>
    public static string? Comment(ChildState child)
    {
        if (child.Status is ChildStatus.Pending or ChildStatus.Ready or ChildStatus.Active)
            return null;
        var said = $"{child.Name} {(child.Status == ChildStatus.Escalated ? "waits for somebody's decision" : StatusText.Of(child.Status))}";
        var why = child.Message ?? child.Decision?.Why;
        var requests = child.PullRequests.Count == 0 ? "" : $"\n\nPull requests: {MergeRule.Names([.. child.PullRequests.Select(request => request.Url)])}";
        return $"{said}{(why is null ? "" : $": {why}")}{requests}";
    }

    /// <summary>The item of the whole.</summary>
    public static TrackerDraft Draft(CampaignState state) => new(
        state.Name,
        $"The campaign {state.Name} ({state.JobId}):\n\n{string.Join('\n', state.Children.Select(child => $"- {child.Name}"))}",
        state.JobId,
        state.StartedAt);

    /// <summary>The item of a child.</summary>
    public static TrackerDraft Draft(CampaignState state, ChildState child)
    {
        var definition = child.Definition;
        var about = definition.Description?.Split('\n')[0].Trim();
        var body = new List<string> { definition.Description ?? $"{child.Name}, of the campaign {state.Name}." };
        if (definition.RepoUrl is { } repository)
            body.Add($"Repository: {Sources.SourceUrl.Mask(repository)}");
        if (definition.DependsOn.Count > 0)
            body.Add($"Waits for: {string.Join(", ", definition.DependsOn.Select(dependency => dependency.Child))}");
        return new(string.IsNullOrEmpty(about) ? child.Name : $"{child.Name}: {about}", string.Join("\n\n", body), $"{state.JobId}/{child.Name}", state.StartedAt);
    }
}
