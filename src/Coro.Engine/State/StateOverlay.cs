namespace Coro.Engine.State;

/// <summary>Lays what a state file says over a state.</summary>
internal static class StateOverlay
{
    /// <summary>Takes over the campaign and every child that the file knows.</summary>
    public static void Apply(CampaignState state, CampaignState file)
    {
        Campaign(state, file);
        foreach (var child in file.Children)
            Child(state, child);
        state.Rewire();
    }

    /// <summary>Takes over one child; <see cref="CampaignState.Rewire"/> has to follow.</summary>
    public static void Child(CampaignState state, ChildState from)
    {
        var to = state.Find(from.Name);
        if (to is null)
        {
            to = new(from.Definition, state.Children.Count);
            state.Take(to);
        }

        // The file does not hold steps, and need not hold a description.
        to.Definition = from.Definition with
        {
            Name = to.Name,
            Steps = to.Definition.Steps,
            Description = from.Definition.Description ?? to.Definition.Description,
        };
        to.Status = from.Status;
        to.Attempt = from.Attempt;
        Replace(to.Earlier, from.Earlier);
        to.Pipeline = from.Pipeline;
        to.Batch = from.Batch;
        Replace(to.StepsDone, from.StepsDone);
        to.Step = from.Step;
        to.Try = from.Try;
        to.StepRuns = from.StepRuns;
        to.Process = from.Process;
        to.ExitCode = from.ExitCode;
        to.Deferred = from.Deferred;
        to.Failures = from.Failures;
        to.Refusals = from.Refusals;
        to.Decision = from.Decision;
        to.Added = from.Added;
        Replace(to.Leftovers, from.Leftovers);
        to.PinChosen = from.PinChosen;
        to.Ref = from.Ref;
        to.CommitSha = from.CommitSha;
        to.BriefPath = from.BriefPath;
        to.SkillPath = from.SkillPath;
        to.ExportPath = from.ExportPath;
        to.ExportProblem = from.ExportProblem;
        to.QualityScore = from.QualityScore;
        to.BelowTarget = from.BelowTarget;
        to.Findings = from.Findings;
        to.Workarounds = from.Workarounds;
        to.Artifacts = from.Artifacts;
        to.StartedAt = from.StartedAt;
        to.CompletedAt = from.CompletedAt;
        to.Worked = from.Worked;
        to.Reason = from.Reason;
        to.Message = from.Message;
        to.ForcedFor = from.ForcedFor is null ? null : new(from.ForcedFor, Names.Comparer);
        to.Usage = from.Usage;
        to.PullRequests = from.PullRequests;
        to.AwaitsMerge = from.AwaitsMerge;
        to.Insights = from.Insights;

        // A file from before they were in it says nothing of them.
        if (from.Contracts.Count > 0)
            to.Contracts = from.Contracts;
    }

    /// <summary>Takes over everything but the children.</summary>
    public static void Campaign(CampaignState state, CampaignState file)
    {
        state.Settings = state.Settings with
        {
            Workflow = file.Settings.Workflow,
            Origin = file.Settings.Origin,
            QualityGate = file.Settings.QualityGate,
            DirectivePath = file.Settings.DirectivePath,
            ArchitectureDocPath = file.Settings.ArchitectureDocPath,
            HealthFindingsQueue = file.Settings.HealthFindingsQueue,
        };
        state.Name = file.Name;
        state.JobId = file.JobId;
        state.StartedAt = file.StartedAt;
        state.LastUpdated = file.LastUpdated;
        state.CurrentStage = file.CurrentStage;
        state.RunningStage = file.RunningStage;
        state.Run = file.Run;
        state.EarlierRuns = file.EarlierRuns;
        state.Batches = file.Batches;
        state.StageStep = file.StageStep;
        state.StageWait = file.StageWait;
        state.RefinementRounds = file.RefinementRounds;
        state.Integration = file.Integration;
        state.StageUsage = file.StageUsage;
        state.Interactive = file.Interactive;
        state.Proposed = file.Proposed;
        Replace(state.ProviderLimits, file.ProviderLimits);
        InsightSection.Overlay(state, file);
        state.StackExportPath = file.StackExportPath;
        state.StackExportProblem = file.StackExportProblem;
        Replace(state.ContextFiles, file.ContextFiles);
        state.Directive = file.Directive;
        Replace(state.StageStepsDone, file.StageStepsDone);
        Replace(state.OpenGates, file.OpenGates);
        Replace(state.Answers, file.Answers);
        Replace(state.StageResults, file.StageResults);
    }

    private static void Replace<T>(List<T> to, List<T> from)
    {
        to.Clear();
        to.AddRange(from);
    }

    private static void Replace<T>(Dictionary<string, T> to, Dictionary<string, T> from)
    {
        to.Clear();
        foreach (var (key, value) in from)
            to[key] = value;
    }
}
