using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Insights;

namespace Coro.Engine.State;

/// <summary>
/// What each event means for the state: the one place where it is written down. The same entries give the same state,
/// whether they are folded while they happen or read back years later.
/// </summary>
internal static class Fold
{
    /// <summary>Folds one entry in. Entries that the state holds already are passed over.</summary>
    public static void Apply(CampaignState state, in JournalEntry entry)
    {
        if (entry.Sequence <= state.Sequence)
            return;
        switch (entry.Event)
        {
            case CampaignCreated e: Create(state, e, entry.Time); break;
            case ChildrenAdded e: AddChildren(state, e, entry.Time); break;
            case RunStarted e: StartRun(state, e, entry.Time); break;
            case RunStopped e: StopRun(state, e, entry.Time); break;
            case StopRequested e: AskToStop(state, e, entry.Time); break;
            case StageEntered e: EnterStage(state, e); break;
            case StageCompleted e: CompleteStage(state, e); break;
            case StageResultRecorded e:
                state.StageResults[e.Stage] = new(e.Outcome, e.Message, e.Result) { CompletedAt = entry.Time };
                break;
            case ArchitectureFound e: state.Settings = state.Settings with { ArchitectureDocPath = e.Path }; break;
            case ContextFileUpdated e: state.ContextFiles[e.Path] = e.Problem; break;
            case IntegrationJudged e: state.Integration = new(e.Round, e.Verdict, e.Message); break;
            case ProviderRefused e: Refuse(state, e); break;
            case InsightJudged e: InsightFold.Apply(state, e); break;
            case IntegrationAgain e: JudgeAgain(state, e); break;
            case RefinementRoundBegun e: state.RefinementRounds = e.Round; break;
            case StepStarted { Child: null } e: StartStep(state, e); break;
            case StepSpawned { Child: null } e: state.StageStep = new(e.Step, e.Attempt, e.Try, new(e.Pid, e.ProcessStart)); break;
            case StepEnded { Child: null } e: EndStep(state, e); break;
            case StepDeferred { Child: null } e: Defer(state, e); break;
            case GateOpened e: Open(state, e, entry.Time); break;
            case GateAnswered e: Answer(state, e); break;
            case ThrottleChanged e:
                state.Settings = state.Settings with { Limits = state.Settings.Limits with { Throttle = e.Throttle } };
                break;
            case ChangeProposed e: state.Proposed = e.Change; break;
            case InteractionChanged e: state.Interactive = e.Interactive; break;
            case RequestHandled e: state.HandledRequests[e.Id] = e.Outcomes; break;
            case DirectiveRead e: state.Directive = new(e.Sha256, e.QualityOverrides); break;
            case StateAdopted e: CheckpointCodec.Overlay(state, e.Yaml); break;
            case TrackerItemKnown or TrackerItemsLinked or TrackerItemTold: TrackerFold.Apply(state, entry.Event); break;
            case CheckpointWritten or StateRecovered or NoteWritten: break;
            case PinResolved or CommitRecorded or AttemptStarted or StepStarted or StepSpawned or StepEnded or StepDeferred
                or MergeAwaited or PullRequestsChanged or ChildCompleted or ChildFailed or ChildEscalated or ChildSkipped or ChildCancelled or ChildReset
                or DependencyForced or ChildResumed or ChildExported or ChildExportFailed:
                ChildFold.Apply(state, entry.Event, entry.Time);
                break;
            default: throw new InvalidOperationException($"No fold for {entry.Event.GetType().Name}.");
        }

        state.Sequence = entry.Sequence;
        state.LastUpdated = entry.Time;
        if (!ConcernsNoChild(entry.Event))
            state.ChildrenSequence = entry.Sequence;
    }

    // Those that come between the children's end and the campaign's. What is not named here may change a child.
    private static bool ConcernsNoChild(CampaignEvent happened) => happened
        is StageEntered or StageCompleted or StageResultRecorded or CheckpointWritten or NoteWritten or GateOpened or GateAnswered or ContextFileUpdated
        or RunStarted or StopRequested or RunStopped;

    private static void Create(CampaignState state, CampaignCreated e, DateTimeOffset time)
    {
        state.Name = e.Name;
        state.JobId = e.JobId;
        state.Settings = e.Settings;
        state.StartedAt = time;
    }

    private static void AddChildren(CampaignState state, ChildrenAdded e, DateTimeOffset time)
    {
        state.Add(e.Children, e.By is null ? null : new(e.By, e.Why, time));

        // Their pins have to be asked for, whatever was done already.
        ChildFold.Reopen(state);
        state.FallBack(state.Stages.JoinsAfter);

        // A stage that asks for them has its list already.
        state.HasFallenBack |= state.Stages.Find(state.RunningStage)?.Number > state.Stages.JoinsAfter.Number;
    }

    private static void StartRun(CampaignState state, RunStarted e, DateTimeOffset time)
    {
        // A predecessor that died told no end: what it last did is the best that is known of it.
        if (state.Run is { StoppedAt: null } lost)
            state.EarlierRuns += state.LastUpdated - lost.StartedAt;
        state.Run = new((state.Run?.Number ?? 0) + 1, e.Pid, e.Host, time);

        // Where a run was to start is asked anew.
        foreach (var gate in state.OpenGates.Keys.Concat(state.Answers.Keys).Where(gate => GateId.Read(gate)?.Kind == GateKind.From).ToList())
        {
            state.OpenGates.Remove(gate);
            state.Answers.Remove(gate);
        }
    }

    private static void StopRun(CampaignState state, RunStopped e, DateTimeOffset time)
    {
        if (state.Run is not { StoppedAt: null } run)
            return;
        state.EarlierRuns += time - run.StartedAt;
        state.Run = run with { StoppedAt = time, ExitCode = e.ExitCode, Reason = e.Reason, Stopping = null };
    }

    private static void AskToStop(CampaignState state, StopRequested e, DateTimeOffset time)
    {
        if (state.Run is { StoppedAt: null } run)
            state.Run = run with { Stopping = new(e.By, e.Why, e.AtOnce, time) };
    }

    private static void EnterStage(CampaignState state, StageEntered e)
    {
        // One that was left by a halt or a crash goes on with what it has behind it.
        if (state.RunningStage != e.Name)
            state.StageStepsDone.Clear();
        (state.RunningStage, state.HasFallenBack) = (e.Name, false);
    }

    private static void StartStep(CampaignState state, StepStarted e)
    {
        state.StageStep = new(e.Step, e.Attempt, e.Try, null);
        state.StageWait = WaitOf(state, e.Step) is { Refusals: > 0 } wait ? wait with { Deferred = null } : null;

        // What the stage's command answered before no longer counts, whatever comes of this.
        if (state.RunningStage is { } stage)
            state.StageResults.Remove(stage);
    }

    private static void EndStep(CampaignState state, StepEnded e)
    {
        state.StageStep = null;
        if (e.Result?.Usage is { } usage)
            state.StageUsage = state.StageUsage is null ? usage : state.StageUsage + usage;

        // Neither a crash nor a stop says that the provider is willing again.
        if (e.Outcome == StepOutcome.RateLimited && state.RunningStage is { } stage)
            state.StageWait = new(stage, e.Step, (WaitOf(state, e.Step)?.Refusals ?? 0) + 1, null);
        else if (e.Outcome != StepOutcome.Cancelled)
            state.StageWait = null;
        if (e.Outcome == StepOutcome.Success && state.RunningStage is not null)
            state.StageStepsDone.Add(e.Step);
    }

    private static void Defer(CampaignState state, StepDeferred e)
    {
        if (state.RunningStage is { } stage)
            state.StageWait = new(stage, e.Step, WaitOf(state, e.Step)?.Refusals ?? 0, new(e.Until, e.After));
    }

    private static StageWait? WaitOf(CampaignState state, string step) =>
        state.StageWait is { } wait && wait.Step == step && wait.Stage == state.RunningStage ? wait : null;

    private static void CompleteStage(CampaignState state, StageCompleted e)
    {
        state.RunningStage = null;
        state.StageStepsDone.Clear();
        if (state.StageWait?.Stage == e.Name)
            state.StageWait = null;

        // What it answered when there was something to do is no longer true of the campaign.
        if (e.LeftOut is not null)
            state.StageResults.Remove(e.Name);
        if (!state.HasFallenBack && e.Stage is { } stage && (state.CurrentStage is null || stage > state.CurrentStage))
            state.CurrentStage = stage;
    }

    private static void Refuse(CampaignState state, ProviderRefused e)
    {
        if (!(state.ProviderLimits.TryGetValue(e.Provider, out var known) && known > e.Until))
            state.ProviderLimits[e.Provider] = e.Until;
    }

    private static void JudgeAgain(CampaignState state, IntegrationAgain e)
    {
        state.OpenGates.Remove(e.Gate);
        state.Answers.Remove(e.Gate);
        if (state.RunningStage is not { } stage)
            return;
        state.StageResults.Remove(stage);
        state.StageStepsDone.Clear();
    }

    private static void Open(CampaignState state, GateOpened e, DateTimeOffset time)
    {
        // An earlier answer has had its effect: the question is open again.
        state.Answers.Remove(e.Gate.Id);
        state.OpenGates[e.Gate.Id] = e.Gate with { Since = time };
    }

    private static void Answer(CampaignState state, GateAnswered e)
    {
        state.OpenGates.Remove(e.Gate);
        state.Answers[e.Gate] = e.Answer;
    }
}
