using Coro.Engine.Reporting.Explain;
using Coro.Engine.Running.Controls;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>
/// A campaign's state as front ends see it. A view is a copy: it does not change when the state does, so it may be handed
/// to another thread.
/// </summary>
internal static class CampaignViews
{
    public static CampaignOverview Overview(CampaignState state, ViewContext context)
    {
        var waiting = new WaitingFor(state, context.IsRunning, context.Now, !context.IsKept);
        var explanations = context.Explain ? new Explanations(state, context, waiting) : null;
        var children = new CampaignChild[state.Children.Count];

        // An order that leaves some out (a cycle that somebody edited into the state) must not hide them.
        var order = context.ExecutionOrder?.Count == children.Length ? context.ExecutionOrder : null;
        for (var i = 0; i < children.Length; i++)
        {
            var child = order is null ? state.Children[i] : state[order[i]];
            children[i] = Child(state, child, context, waiting) with { Explanation = explanations?.Of(child) };
        }

        return new()
        {
            Campaign = Campaign(state, context),
            Children = children,
            Stages = StageViews.Of(state),
            Gates = context.Pending is null ? OpenGates.Of(state) : [context.Pending, .. OpenGates.Of(state)],
            QualityGate = state.GateOf(null),
            QualityOverrides = state.Directive?.QualityOverrides ?? [],
            Decisions = context.Decisions,
            Insights = [.. state.Insights.Values.Select(insight => insight with { Root = context.Root })],
            Usage = TotalUsage(state),
            Proposed = state.Proposed,
            RateLimits = [.. state.ProviderLimits.Where(limit => limit.Value > context.Now).OrderBy(limit => limit.Value).Select(limit => new RateLimit(limit.Key, limit.Value))],
        };
    }

    public static Campaign Campaign(CampaignState state, ViewContext context)
    {
        var status = state.StatusWhen(context.IsRunning);
        var stage = Stage(state, status);
        return new()
        {
            Name = state.Name,
            JobId = state.JobId,
            Status = status,
            Workflow = state.Settings.Workflow,
            Stage = stage?.Number,
            StageName = stage?.Slug ?? state.RunningStage,
            Counts = Counts(state),
            StartedAt = state.StartedAt,
            LastUpdated = state.LastUpdated,
            Duration = Duration(state, context),
            ExitCode = context.IsRunning ? null : state.Run?.ExitCode,
            Stopping = context.IsRunning && state.Run?.Stopping is { } stop ? new() { By = stop.By, Why = stop.Why, AtOnce = stop.AtOnce, At = stop.At } : null,
            Interactive = state.Interactive,
            Reason = Reason(state, status, context),
            WaitingUntil = status == CampaignStatus.Running ? Waited(state, context.Now)?.Deferred!.Until : null,
            Workspace = context.Workspace.Folder,
            Root = context.Root,
        };
    }

    public static CampaignCounts Counts(CampaignState state) => new()
    {
        Pending = state.Count(ChildStatus.Pending),
        Ready = state.Count(ChildStatus.Ready),
        Active = state.Count(ChildStatus.Active),
        Completed = state.Count(ChildStatus.Completed),
        Failed = state.Count(ChildStatus.Failed),
        Escalated = state.Count(ChildStatus.Escalated),
        Skipped = state.Count(ChildStatus.Skipped),
        Cancelled = state.Count(ChildStatus.Cancelled),
    };

    /// <summary>Where a child stands, for whoever looks on.</summary>
    public static ChildProgress Progress(CampaignState state, ChildState child) => new(
        child.Name, child.Status, child.Step, child.Try, child.Message, child.QualityScore, Counts(state))
    {
        // What it did in an earlier run is not work of this one.
        Since = child is { Status: ChildStatus.Active, StartedAt: { } start } ? Later(start, state.Run?.StartedAt ?? start) : null,
    };

    /// <summary>The stage that a campaign is in, or where it will go on; the last one where there is none left.</summary>
    public static string Phase(CampaignState state) =>
        state.RunningStage ?? state.Stages.After(state.CurrentStage)?.Slug ?? state.Stages.Last.Slug;

    public static CampaignChild Child(CampaignState state, ChildState child, ViewContext context) =>
        Child(state, child, context, new(state, context.IsRunning, context.Now));

    /// <summary>A child without what it waits for, at a cost that does not depend on how many others there are.</summary>
    public static CampaignChild ChildAlone(CampaignState state, ChildState child, ViewContext context) => Child(state, child, context, waiting: null);

    /// <summary>What all children consumed over all attempts, and campaign-level commands; null: nothing is known.</summary>
    public static Usage? TotalUsage(CampaignState state)
    {
        var total = state.StageUsage;
        foreach (var child in state.Children)
        {
            if (child.Usage is { } usage)
                total = total is null ? usage : total + usage;
        }

        return total;
    }

    private static CampaignChild Child(CampaignState state, ChildState child, ViewContext context, WaitingFor? waiting) => new()
    {
        Campaign = state.Name,
        Name = child.Name,
        Status = child.Status,
        Tier = child.Definition.Tier,
        Lane = child.Definition.Lane,
        DependsOn = child.Definition.DependsOn.Count == 0 ? [] : [.. child.Definition.DependsOn.Select(on => on.Child)],
        Forced = Forced(state, child),
        WaitingFor = waiting?.Of(child),
        WaitingUntil = waiting?.When(child),
        Step = child.Step,
        Attempt = child.Attempt,
        Try = child.Try,
        QualityScore = child.QualityScore,
        BelowTarget = child.BelowTarget,
        Findings = child.Findings,
        Workarounds = child.Workarounds,
        RepoUrl = child.Definition.RepoUrl,
        Pin = child.Definition.Pin,
        CommitSha = child.CommitSha,
        BriefPath = child.BriefPath,
        SkillPath = child.SkillPath,
        ExportPath = child.ExportPath,
        ExportProblem = child.ExportProblem,
        StartedAt = child.StartedAt,
        CompletedAt = child.CompletedAt,
        Duration = Duration(state, child, context),
        Reason = child.Reason,
        Message = child.Message,
        Usage = child.Usage,
        PullRequests = child.PullRequests,
        Tracker = child.Tracker.Item ?? child.Definition.Tracker,
        Folder = Folder(child, context.Workspace),
        Root = context.Root,
    };

    private static IReadOnlyList<string> Forced(CampaignState state, ChildState child)
    {
        List<string>? forced = null;
        foreach (var dependency in child.Definition.DependsOn)
        {
            if (state.Find(dependency.Child)?.ForcedFor?.Contains(child.Name) == true)
                (forced ??= []).Add(dependency.Child);
        }

        return forced is null ? [] : forced;
    }

    private static StageName? Stage(CampaignState state, CampaignStatus status)
    {
        if (status == CampaignStatus.Completed)
            return null;
        if (state.RunningStage is not null)
            return state.Stages.Find(state.RunningStage);
        return state.Stages.After(state.CurrentStage) ?? (state.Unfinished > 0 ? state.Stages.FirstLoop : null);
    }

    /// <summary>How long the campaign has run, over all its runs.</summary>
    // Of a run that died, the last thing it did is the best that is known.
    public static TimeSpan Duration(CampaignState state, ViewContext context) =>
        state.RanUntil(context.IsRunning ? context.Now : state.LastUpdated);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static TimeSpan? Duration(CampaignState state, ChildState child, ViewContext context)
    {
        // Skill Forge does not say when a skill failed.
        if (child.StartedAt is not { } start || child.CompletedAt is null && child.Status.IsTerminal())
            return null;
        return (child.CompletedAt ?? (context.IsRunning ? context.Now : state.LastUpdated)) - start;
    }

    private static string? Reason(CampaignState state, CampaignStatus status, ViewContext context) => status switch
    {
        CampaignStatus.Running => Reporting.Stopping.Of(state) ?? Wait(state, context),
        CampaignStatus.Interrupted =>
            $"process {state.Run!.Pid} on {state.Run.Host}, which ran it, is gone; resume it to go on",
        _ when state.Run is null => "it has not been run yet",
        _ when state.Run.ExitCode == Coro.ExitCode.Success => null,
        _ => state.Run.Reason,
    };

    private static string? Wait(CampaignState state, ViewContext context) => Waited(state, context.Now) is { } wait
        ? $"{wait.Stage} waits for {WaitingFor.Until(wait.Step, wait.Deferred!, context.IsKept ? null : context.Now)}"
        : null;

    private static StageWait? Waited(CampaignState state, DateTimeOffset now) =>
        state.StageWait is { Deferred: { } deferred } wait && deferred.Until > now && wait.Stage == state.RunningStage ? wait : null;

    private static string? Folder(ChildState child, Workspace workspace)
    {
        if (child.Attempt == 0)
            return null;
        return child.Batch is { } batch ? workspace.Batch(batch) : workspace.Attempt(child.Name, child.Attempt);
    }
}
