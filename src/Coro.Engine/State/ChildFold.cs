using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Insights;
using Coro.Engine.Stages;

namespace Coro.Engine.State;

/// <summary>What the events of a child mean for it.</summary>
internal static class ChildFold
{
    /// <summary>The name by which <see cref="ChildExported"/> tells of the stack skill; no child can have it.</summary>
    public const string Stack = ".stack";

    /// <summary>The reason of a child that somebody accepted without giving one.</summary>
    public const string Accepted = "accepted";

    public static void Apply(CampaignState state, CampaignEvent happened, DateTimeOffset time)
    {
        switch (happened)
        {
            case PinResolved e: SetPin(state[e.Child], e); break;
            case CommitRecorded e: state[e.Child].CommitSha = e.CommitSha; break;
            case AttemptStarted e: StartAttempt(state, e, time); break;
            case StepStarted { Child: not null } e: StartStep(state[e.Child], e); break;
            case StepSpawned { Child: not null } e: Spawn(state[e.Child], e); break;
            case StepEnded { Child: not null } e: EndStep(state, state[e.Child], e); break;
            case StepDeferred e: Defer(state[e.Child!], e); break;
            case MergeAwaited e: PullRequestFold.Apply(state, e); break;
            case PullRequestsChanged e: PullRequestFold.Apply(state, e); break;
            case ChildCompleted e: Complete(state, e, time); break;
            case ChildFailed e: End(state, e.Child, ChildStatus.Failed, e.Reason, e.Message, time); break;
            case ChildEscalated e: End(state, e.Child, ChildStatus.Escalated, e.Reason, e.Message, time); break;
            case ChildSkipped e: Decide(state, e.Child, new(ChildOperation.Skip, e.By, e.Why, time)); break;
            case ChildCancelled e: Decide(state, e.Child, new(ChildOperation.Cancel, e.By, e.Why, time)); break;
            case DependencyForced e: Force(state, e); break;
            case ChildReset e: Reset(state, e, time); break;
            case ChildResumed e: Resume(state, e, time); break;
            case ChildExported { Child: Stack } e: (state.StackExportPath, state.StackExportProblem) = (e.Path, null); break;
            case ChildExported e: (state[e.Child].ExportPath, state[e.Child].ExportProblem) = (e.Path, null); break;
            case ChildExportFailed { Child: Stack } e: state.StackExportProblem = e.Reason; break;
            case ChildExportFailed e: state[e.Child].ExportProblem = e.Reason; break;
        }
    }

    private static void SetPin(ChildState child, PinResolved e)
    {
        child.Ref = e.Ref;
        child.PinChosen |= child.Definition.Pin is null;
        if (child.Definition.Pin != e.Pin)
            child.Definition = child.Definition with { Pin = e.Pin };
    }

    private static void StartAttempt(CampaignState state, AttemptStarted e, DateTimeOffset time)
    {
        var child = state[e.Child];
        child.Attempt = e.Attempt;
        child.Pipeline = e.Pipeline;

        // One that is active already was left so by a crash, and goes on in another batch: what it did counts, and what it waits for.
        if (child.Status != ChildStatus.Active)
        {
            child.StepsDone.Clear();
            Forget(child);
            child.PullRequests = [];
            child.Contracts = [];
        }

        child.AwaitsMerge = false;
        child.Batch = e.Batch;
        state.Batches = Math.Max(state.Batches, e.Batch ?? 0);
        child.StartedAt = time;
        child.CompletedAt = null;
        child.Reason = child.Message = null;
        child.ExitCode = null;
        state.Move(child, ChildStatus.Active);
    }

    private static void Forget(ChildState child)
    {
        child.Deferred = null;
        child.Failures = child.Refusals = 0;
    }

    private static void StartStep(ChildState child, StepStarted e)
    {
        if (child.Step != e.Step)
            Forget(child);
        child.Step = e.Step;
        child.Try = e.Try;
        child.StepRuns = true;
        child.Process = null;
        child.ExitCode = null;
        child.Deferred = null;
    }

    private static void Spawn(ChildState child, StepSpawned e)
    {
        var process = new ProcessIdentity(e.Pid, e.ProcessStart);
        if (LeftoverOf(child, e.Attempt, e.Step, e.Try) is var left and >= 0)
            child.Leftovers[left] = child.Leftovers[left] with { Process = process };
        else
            child.Process = process;
    }

    private static int LeftoverOf(ChildState child, int attempt, string step, int tryNumber) => child.Leftovers.FindIndex(
        one => one.Attempt == attempt && one.Step == step && one.Try == tryNumber);

    private static void Defer(ChildState child, StepDeferred e)
    {
        if (e.Attempt == child.Attempt && child.Status == ChildStatus.Active)
            child.Deferred = new(e.Until, e.After);
    }

    private static void EndStep(CampaignState state, ChildState child, StepEnded e)
    {
        child.Worked += e.Duration;
        if (e.Result?.Usage is { } usage)
            child.Usage = child.Usage is null ? usage : child.Usage + usage;
        if (LeftoverOf(child, e.Attempt, e.Step, e.Try) is var left and >= 0)
        {
            child.Leftovers.RemoveAt(left);
            return;
        }

        child.StepRuns = false;
        child.Process = null;

        // A process that outlived its attempt, or its child's skip, has spent but no longer counts.
        if (e.Attempt != child.Attempt || child.Status != ChildStatus.Active)
            return;
        child.ExitCode = e.ExitCode;
        if (e.Outcome == StepOutcome.Success)
            child.StepsDone.Add(e.Step);
        else if (e.Outcome == StepOutcome.RateLimited)
            child.Refusals++;
        else if (e.Outcome is StepOutcome.Failed or StepOutcome.TimedOut)
            child.Failures++;
        if (e.Result is { } result)
        {
            Take(child, result);
            PullRequestFold.Take(state, child, result.PullRequests);
        }
    }

    private static void Take(ChildState child, StepResult result)
    {
        child.QualityScore = result.QualityScore ?? child.QualityScore;
        child.Findings = result.Findings ?? child.Findings;

        // Each step tells of its own; what an earlier one had to work around stays.
        if (result.Workarounds is { Count: > 0 } workarounds)
            child.Workarounds = [.. child.Workarounds.Union(workarounds, StringComparer.Ordinal)];
        if (result.Contracts is { Count: > 0 } contracts)
            child.Contracts = [.. contracts.UnionBy(child.Contracts, contract => contract.Id, Names.Comparer)];
        if (result.Insights is { Count: > 0 } insights)
            child.Insights = [.. child.Insights, .. insights];
        child.Artifacts = result.Artifacts ?? child.Artifacts;
        child.BriefPath = result.BriefPath ?? child.BriefPath;
        child.SkillPath = result.SkillPath ?? child.SkillPath;
    }

    private static void Complete(CampaignState state, ChildCompleted e, DateTimeOffset time)
    {
        var child = state[e.Child];
        child.BelowTarget = e.BelowTarget;
        if (e.By is not null)
        {
            child.Decision = new(ChildOperation.Accept, e.By, e.Reason == Accepted ? null : e.Reason, time);
            Reopen(state);
        }

        End(state, e.Child, ChildStatus.Completed, e.Reason, null, time);
        state.NoteWorkarounds(state[e.Child]);
    }

    private static void End(
        CampaignState state, string name, ChildStatus status, string? reason, string? message, DateTimeOffset time)
    {
        var child = state[name];
        child.Reason = reason;
        child.Message = message;
        child.CompletedAt = time;
        child.Deferred = null;
        child.AwaitsMerge = false;
        if (status is ChildStatus.Completed or ChildStatus.Failed or ChildStatus.Escalated)
        {
            InsightFold.Take(state, child, time);
            child.Insights = [];
        }

        state.Move(child, status);
    }

    private static void Decide(CampaignState state, string name, ChildDecision decision)
    {
        var (status, word) = decision.What == ChildOperation.Skip
            ? (ChildStatus.Skipped, "skipped")
            : (ChildStatus.Cancelled, "cancelled");
        state[name].Decision = decision;
        End(state, name, status, $"{word}-by-{decision.By}", decision.Why, decision.At);
        Reopen(state);
    }

    /// <summary>
    /// Somebody changed what the loops have to do: they are gone through again, and so is everything built on their results,
    /// the questions before the stages after them included.
    /// </summary>
    public static void Reopen(CampaignState state)
    {
        state.FallBack(state.Stages.BeforeLoops);
        Forget(GateId.Of(GateKind.Export));
        Forget(GateId.Of(GateKind.Integration));
        state.StageResults.Remove(DeliveryStages.Integration.Slug);
        foreach (var stage in state.Stages.All.Where(stage => stage.Number > state.Stages.LastLoop.Number))
            Forget(GateId.Of(GateKind.Checkpoint, stage.Slug));

        void Forget(string gate)
        {
            state.Answers.Remove(gate);
            state.OpenGates.Remove(gate);
        }
    }

    private static void Force(CampaignState state, DependencyForced e)
    {
        state.Force(state[e.Child], e.Dependents);
        Reopen(state);
    }

    private static void Reset(CampaignState state, ChildReset e, DateTimeOffset time)
    {
        var child = state[e.Child];
        if (child.Attempt > 0)
        {
            child.Earlier.Add(new(
                child.Attempt, child.Status, child.Definition.Lane, child.StartedAt, child.CompletedAt ?? time,
                child.QualityScore, child.Reason));
        }

        if (child is { StepRuns: true, Step: { } step })
            child.Leftovers.Add(new(child.Attempt, step, child.Try, child.Batch, child.Process));
        if (e.Lane is not null)
            child.Definition = child.Definition with { Lane = e.Lane };
        child.Decision = new(ChildOperation.Rerun, e.By, e.Why, time);
        child.Attempt = e.Attempt;
        child.Pipeline = child.Step = child.Reason = child.Message = child.BriefPath = child.SkillPath = null;
        child.ExportPath = child.ExportProblem = null;
        child.Batch = null;
        child.Try = 0;
        child.StepRuns = false;
        child.Process = null;
        child.ExitCode = null;
        Forget(child);
        child.StepsDone.Clear();
        child.QualityScore = null;
        child.BelowTarget = false;
        child.Findings = [];
        child.Workarounds = child.Artifacts = [];
        child.AwaitsMerge = false;
        child.StartedAt = child.CompletedAt = null;
        state.Move(child, ChildStatus.Pending);

        // Now that nobody may start because of it.
        child.PullRequests = [];
        child.Contracts = [];
        child.Insights = [];
        Reopen(state);
    }

    private static void Resume(CampaignState state, ChildResumed e, DateTimeOffset time)
    {
        var child = state[e.Child];
        child.Decision = new(ChildOperation.Resume, e.By, e.Why, time);
        Forget(child);

        // One that only waited before another try tries now; that changes nothing for anything else.
        if (child.Status == ChildStatus.Active)
            return;
        child.Reason = child.Message = null;
        child.CompletedAt = null;
        state.Move(child, ChildStatus.Active);
        Reopen(state);
        state.BecameRunnable?.Invoke(child);
    }
}
