using Coro.Engine.Reporting.Graphs;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Reporting.Report;

/// <summary>Draws a report's values from a campaign's state.</summary>
internal static class ReportBuilder
{
    /// <summary>How many lines of the decision log a report has: it is read by people, and the log itself has them all.</summary>
    public const int MostDecisions = 200;

    /// <summary>Draws them.</summary>
    /// <param name="state">The campaign.</param>
    /// <param name="context">Where it is, and when.</param>
    /// <param name="halted">Why the run that writes the report is about to stop; null: it is not, or it is complete.</param>
    public static ReportModel Build(CampaignState state, ViewContext context, string? halted = null)
    {
        var overview = CampaignViews.Overview(state, context with { IsKept = true });
        var firstStart = FirstStart(state);
        var children = overview.Children
            .Select(view => Child(state, state[view.Name], view, context, firstStart)).ToList();
        return new()
        {
            Campaign = Settled(state, overview.Campaign, halted),
            EndedAt = state.LastUpdated,
            Gate = overview.QualityGate,
            Overrides = overview.QualityOverrides,
            Children = children,
            Quality = Quality(overview.Children),
            Stages = Stages(state),
            StackExportPath = state.StackExportPath,
            StackExportProblem = state.StackExportProblem,
            ContextFiles = [.. state.ContextFiles.Select(file => new ContextFile { Path = file.Key, Problem = file.Value })],
            Contracts = context.Contracts,
            Insights = overview.Insights,
            Proposed = overview.Proposed,
            Time = Time(children),
            Usage = overview.Usage,
            Decisions = overview.Decisions,
        };
    }

    // The run that writes the report goes on for a moment after it; who reads the report finds it ended.
    private static Campaign Settled(CampaignState state, Campaign campaign, string? halted)
    {
        if (campaign.Status != CampaignStatus.Running)
            return campaign;
        if (halted is not null)
            return campaign with { Status = CampaignStatus.Parked, Reason = halted };
        return state.RunningStage == state.Stages.Last.Slug
            ? campaign with { Status = CampaignStatus.Completed, Stage = null, StageName = null }
            : campaign;
    }

    private static DateTimeOffset? FirstStart(CampaignState state) =>
        state.Children.Min(child => child.Earlier.Count > 0 ? child.Earlier[0].StartedAt ?? child.StartedAt : child.StartedAt);

    private static ReportChild Child(
        CampaignState state, ChildState child, CampaignChild view, ViewContext context, DateTimeOffset? firstStart)
    {
        var attempts = new List<ReportAttempt>();
        foreach (var earlier in child.Earlier)
        {
            if (earlier is { StartedAt: { } start, EndedAt: { } end })
                attempts.Add(new(earlier.Attempt, earlier.Status, start, end));
        }

        if (child.StartedAt is { } began)
            attempts.Add(new(child.Attempt, child.Status, began, began + (view.Duration ?? TimeSpan.Zero)));
        var folder = view.Folder is null ? null : Path.GetRelativePath(context.LinksFrom ?? context.Workspace.Folder, view.Folder).Replace('\\', '/');
        return new(view, child.Worked, Queued(state, child, firstStart), attempts, folder);
    }

    /// <summary>From when nothing held the present attempt back to when it started.</summary>
    private static TimeSpan Queued(CampaignState state, ChildState child, DateTimeOffset? firstStart)
    {
        if (child.StartedAt is not { } start)
            return TimeSpan.Zero;
        var free = firstStart ?? start;
        if (child.Added?.At is { } added && added > free)
            free = added;
        if (child.Earlier.Count > 0 && child.Earlier[^1].EndedAt is { } reset && reset > free)
            free = reset;
        foreach (var on in child.Definition.DependsOn)
        {
            if (state[on.Child].CompletedAt is { } done && done > free)
                free = done;
        }

        return start > free ? start - free : TimeSpan.Zero;
    }

    private static ReportQuality? Quality(IReadOnlyList<CampaignChild> children)
    {
        var scores = children
            .Where(child => child is { Status: ChildStatus.Completed, QualityScore: not null })
            .Select(child => child.QualityScore!.Value).ToList();
        if (scores.Count == 0)
            return null;
        var below = children.Count(child => child is { Status: ChildStatus.Completed, BelowTarget: true });
        return new(scores.Min(), scores.Max(), Math.Round(scores.Average(), 1), scores.Count, below);
    }

    private static ReportTime Time(List<ReportChild> children)
    {
        var graph = new LeveledGraph(GraphNode.From(children.Select(child => child.View)));
        var path = graph.CriticalPath(i => children[i].View.Duration?.TotalSeconds ?? 0)
            .Where(i => children[i].View.Duration is not null).ToList();
        return new(
            Sum(children.Select(child => child.Worked)),
            Sum(children.Select(child => child.Queued)),
            [.. path.Select(i => children[i].Name)],
            Sum(path.Select(i => children[i].View.Duration ?? TimeSpan.Zero)));
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    private static List<ReportStage> Stages(CampaignState state)
    {
        var stages = new List<ReportStage>();
        var settings = state.Settings.Stages;
        var answered = StageViews.Of(state).ToDictionary(view => view.Stage);
        (StageName, StepDefinition?)[] commands = state.Settings.Workflow == Workflow.Skills
            ? [(StageList.Capstone, settings.Capstone), (StageList.Verify, settings.Verify), (StageList.Refine, settings.Refine)]
            : [(DeliveryStages.Architecture, settings.Architecture), (DeliveryStages.Integration, settings.Integration)];
        foreach (var (stage, command) in commands)
        {
            if (answered.TryGetValue(stage.Number, out var view))
                stages.Add(new(stage.Title, StageText.Summary(view), view.Message, StageText.Paths(view)));
            else if (command is null)
                stages.Add(new(stage.Title, "left out", "the brief gives no command for it", []));
            else
                stages.Add(new(stage.Title, state.CurrentStage >= stage.Number ? "left out" : "not reached", null, []));
        }

        return stages;
    }
}
