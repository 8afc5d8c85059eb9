using Coro.Engine.History;
using Coro.Engine.Stages;

namespace Coro.Engine.State;

/// <summary>
/// All that is known of a campaign: the fold of its events. It has no clock, disk or thread; whoever holds it sees to
/// it that one thread at a time does.
/// </summary>
internal sealed class CampaignState
{
    private const int MostWorkedAround = 100;

    private readonly Dictionary<string, ChildState> _byName = new(Names.Comparer);
    private readonly List<ChildState> _children = [];
    private readonly Dictionary<string, List<ChildState>> _expected = new(Names.Comparer);
    private readonly LinkedList<ChildState> _workedAround = [];
    private readonly int[] _counts = new int[(int)ChildStatus.Cancelled + 1];

    public string Name { get; set; } = "";
    public string JobId { get; set; } = "";
    public CampaignSettings Settings { get; set; } = new() { Origin = "" };

    /// <summary>The stages of its workflow.</summary>
    public StageSet Stages => Workflows.Stages(Settings.Workflow);

    /// <summary>The number of the last event folded in.</summary>
    public long Sequence { get; set; }

    /// <summary>The number of the last event that may have changed a child; it is not part of what the events mean.</summary>
    internal long ChildrenSequence { get; set; }

    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset LastUpdated { get; set; }

    /// <summary>The highest completed stage; null before the first is.</summary>
    public int? CurrentStage { get; set; }

    /// <summary>The stage that was entered and not left; null between stages.</summary>
    public string? RunningStage { get; set; }

    /// <summary>The run that goes on, or the last one; null before the first.</summary>
    public RunRecord? Run { get; set; }

    /// <summary>How long earlier runs took.</summary>
    public TimeSpan EarlierRuns { get; set; }

    /// <summary>How long it has run, over all its runs, one that goes on until a time included.</summary>
    public TimeSpan RanUntil(DateTimeOffset until) =>
        Run is { StoppedAt: null } run ? EarlierRuns + (until - run.StartedAt) : EarlierRuns;

    /// <summary>Whether somebody wants to be asked: true, and no question takes its default; false, and nobody is asked. Null: as each run is started.</summary>
    public bool? Interactive { get; set; }

    /// <summary>Questions without an answer, by gate id.</summary>
    public Dictionary<string, Gate> OpenGates { get; } = [];

    /// <summary>Answers given, by gate id; the last one counts.</summary>
    public Dictionary<string, GateAnswer> Answers { get; } = [];

    /// <summary>What campaign-level commands answered, by stage name.</summary>
    public Dictionary<string, StageResult> StageResults { get; } = [];

    /// <summary>How often refine had children run again that were below target.</summary>
    public int RefinementRounds { get; set; }

    /// <summary>What campaign-level commands consumed, over all their tries; null: unknown.</summary>
    public Usage? StageUsage { get; set; }

    /// <summary>Until when providers are to be left alone, as far as they said so; it may be over.</summary>
    public Dictionary<string, DateTimeOffset> ProviderLimits { get; } = new(Names.Comparer);

    /// <summary>Until when the provider of a step is to be left alone; null: it is not, or the step has none.</summary>
    public DateTimeOffset? LimitOf(StepDefinition step) =>
        (step.Provider ?? step.Agent) is { } provider && ProviderLimits.TryGetValue(provider, out var until) ? until : null;

    /// <summary>How far the integration has come; null: it was not judged yet.</summary>
    public IntegrationRecord? Integration { get; set; }

    /// <summary>What children have learned, by id, in the order in which it came.</summary>
    public Dictionary<string, CampaignInsight> Insights { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of insights by what they say, so that none is there twice.</summary>
    public Dictionary<string, string> InsightIds { get; } = new(StringComparer.Ordinal);

    /// <summary>The change that bundles what was learned, as it was proposed; null: it was not, or as a patch.</summary>
    public LearnedChange? Proposed { get; set; }

    /// <summary>What the tracker knows of the campaign as a whole.</summary>
    public TrackerMark Tracker { get; } = new();

    /// <summary>Where the stack skill was exported to.</summary>
    public string? StackExportPath { get; set; }

    /// <summary>Why the stack skill was not exported when that was last tried; null: it was, or was not tried.</summary>
    public string? StackExportProblem { get; set; }

    /// <summary>The files that list the campaign's skills, and why one is not up to date; null: it is.</summary>
    public Dictionary<string, string?> ContextFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>What a stage's command answered when it succeeded; null: it did not, or said nothing.</summary>
    public StepResult? Answered(StageName stage) =>
        StageResults.GetValueOrDefault(stage.Slug) is { Outcome: StepOutcome.Success, Result: { } result } ? result : null;

    /// <summary>The directive as it was last read; null: there was none yet.</summary>
    public DirectiveRecord? Directive { get; set; }

    public IReadOnlyList<ChildState> Children => _children;

    public ChildState? Find(string name) => _byName.GetValueOrDefault(name);

    public ChildState this[string name] => _byName[name];

    /// <summary>How many children have a status.</summary>
    public int Count(ChildStatus status) => _counts[(int)status];

    /// <summary>
    /// The steps that have succeeded since the running stage was first entered, in order, so that a stage that was left by a halt or a
    /// crash does not run them again.
    /// </summary>
    public List<string> StageStepsDone { get; } = [];

    /// <summary>How many failed children somebody decided to go on past.</summary>
    public int ForcedFailures { get; private set; }

    /// <summary>The campaign-level command that was started and has not ended, as far as is known.</summary>
    public StageStep? StageStep { get; set; }

    /// <summary>The campaign-level command that is to be tried again; null: there is none.</summary>
    public StageWait? StageWait { get; set; }

    /// <summary>What came of requests of other processes, by request id. It keeps a request from being applied twice.</summary>
    public Dictionary<string, IReadOnlyList<HandledPart>> HandledRequests { get; } = new(StringComparer.Ordinal);

    /// <summary>How many batches were started.</summary>
    public int Batches { get; set; }

    /// <summary>Called whenever a child can be started, or gone on with; set by whoever dispatches.</summary>
    public Action<ChildState>? BecameRunnable { get; set; }

    /// <summary>Whether nothing is left to do: the last stage is complete, and no child has come to life again since.</summary>
    public bool IsComplete => CurrentStage >= Stages.Last.Number && RunningStage is null && Unfinished == 0;

    /// <summary>How many children still have something to do, or wait for a person.</summary>
    public int Unfinished => Count(ChildStatus.Pending) + Count(ChildStatus.Ready) + Count(ChildStatus.Active)
        + Count(ChildStatus.Escalated);

    /// <summary>The quality gate that holds for a child: the brief's, with what the directive says of it.</summary>
    /// <param name="child">The child's name; null: whichever the directive does not name.</param>
    public QualityGate GateOf(string? child) => Directive?.Gates().For(Settings.QualityGate, child) ?? Settings.QualityGate;

    /// <summary>Whether the running stage no longer counts, because something came up that leads back before it.</summary>
    public bool HasFallenBack { get; set; }

    /// <summary>Leads the campaign back to the stage after this one, which it had left already or is beyond.</summary>
    public void FallBack(StageName stage)
    {
        if (CurrentStage > stage.Number)
            CurrentStage = stage.Number;
        HasFallenBack |= Stages.Find(RunningStage)?.Number > stage.Number + 1;
    }

    /// <summary>Where the campaign stands, given whether a live process has it in hand.</summary>
    public CampaignStatus StatusWhen(bool running) => this switch
    {
        _ when running => CampaignStatus.Running,
        { IsComplete: true } => CampaignStatus.Completed,
        { Run: { StoppedAt: null } } => CampaignStatus.Interrupted,
        _ => CampaignStatus.Parked,
    };

    /// <summary>Adds children. What they depend on is among them, is here already, or is still to come.</summary>
    /// <param name="definitions">The children.</param>
    /// <param name="by">Who adds them; null: they are there from the start.</param>
    public void Add(IReadOnlyList<ChildDefinition> definitions, Addition? by = null)
    {
        var first = _children.Count;
        foreach (var definition in definitions)
        {
            var child = new ChildState(definition, _children.Count) { Added = by };
            _byName.Add(definition.Name, child);
            _children.Add(child);
            _counts[(int)ChildStatus.Pending]++;
            if (_expected.Remove(definition.Name, out var dependents))
            {
                child.Dependents.AddRange(dependents);
                foreach (var dependent in dependents)
                    NoteMerged(child, dependent);
            }
        }

        // Only now: a child may depend on one that comes later in the list.
        for (var i = first; i < _children.Count; i++)
            Connect(_children[i]);
    }

    /// <summary>Gives a child a status and sees to what follows from it: which dependents are ready.</summary>
    public void Move(ChildState child, ChildStatus status)
    {
        if (status == ChildStatus.Pending && child.Waiting == 0)
            status = ChildStatus.Ready;
        var before = child.Status;
        if (before == status)
            return;
        _counts[(int)before]--;
        _counts[(int)status]++;
        child.Status = status;
        if (status == ChildStatus.Ready)
            BecameRunnable?.Invoke(child);
        var forced = EndForce(child, before);
        if (forced is null && before.IsSatisfied() == status.IsSatisfied())
            return;
        foreach (var dependent in child.Dependents)
        {
            var served = child.Serves(dependent, status, child.IsMerged);
            if ((forced?.Contains(dependent.Name) == true || child.Serves(dependent, before, child.IsMerged)) != served)
                Wait(dependent, served ? -1 : 1);
        }
    }

    /// <summary>Sets a child's pull requests and sees to what follows from it: which dependents are ready.</summary>
    public void Set(ChildState child, IReadOnlyList<PullRequest> requests)
    {
        var before = child.IsMerged;
        child.PullRequests = requests;
        if (before == child.IsMerged || child.MergedFor is not { } waiting || !child.Status.IsSatisfied())
            return;
        foreach (var dependent in child.Dependents.Where(dependent => waiting.Contains(dependent.Name)))
            Wait(dependent, before ? 1 : -1);
    }

    /// <summary>Lets dependents start although the child that they wait for failed or was cancelled.</summary>
    public void Force(ChildState child, IReadOnlyList<string> dependents)
    {
        if (!CanBeForced(child.Status))
            return;
        if (child.ForcedFor is null && child.Status == ChildStatus.Failed)
            ForcedFailures++;
        child.ForcedFor ??= new(Names.Comparer);
        var meant = dependents.ToHashSet(Names.Comparer);
        foreach (var dependent in child.Dependents)
        {
            if (meant.Contains(dependent.Name) && child.ForcedFor.Add(dependent.Name))
                Wait(dependent, -1);
        }
    }

    /// <summary>The children that had to work around something and are completed, the latest first; some of the latest.</summary>
    public IEnumerable<ChildState> WorkedAround()
    {
        for (var node = _workedAround.Last; node is not null; node = node.Previous)
        {
            // A rerun takes back what an attempt told.
            if (node.Value is { Status: ChildStatus.Completed, Workarounds.Count: > 0 } child)
                yield return child;
        }
    }

    /// <summary>Takes note that a child is completed, should it have had to work around something.</summary>
    public void NoteWorkarounds(ChildState child)
    {
        if (child.Workarounds.Count == 0)
            return;
        _workedAround.AddLast(child);
        if (_workedAround.Count > MostWorkedAround)
            _workedAround.RemoveFirst();
    }

    /// <summary>Adds a child whose status is known already; <see cref="Rewire"/> has to follow.</summary>
    public void Take(ChildState child)
    {
        _byName.TryAdd(child.Name, child);
        _children.Add(child);
    }

    /// <summary>Works out afresh what follows from dependencies and statuses, after they were set one by one.</summary>
    public void Rewire()
    {
        Array.Clear(_counts);
        _expected.Clear();
        foreach (var child in _children)
        {
            child.Dependents.Clear();
            child.MergedFor = null;
            child.AwaitsMerge &= child.Status == ChildStatus.Active;
            child.Waiting = 0;
            if (child.Status == ChildStatus.Ready)
                child.Status = ChildStatus.Pending;
            if (!CanBeForced(child.Status))
                child.ForcedFor = null;
            _counts[(int)child.Status]++;
        }

        ForcedFailures = _children.Count(child => child is { Status: ChildStatus.Failed, ForcedFor: not null });

        foreach (var child in _children)
            Connect(child);
        _workedAround.Clear();
        foreach (var child in _children.Where(child => child.Status == ChildStatus.Completed).OrderBy(child => child.CompletedAt))
            NoteWorkarounds(child);
    }

    private static bool CanBeForced(ChildStatus status) => status is ChildStatus.Failed or ChildStatus.Cancelled;

    private HashSet<string>? EndForce(ChildState child, ChildStatus before)
    {
        var forced = child.ForcedFor;
        child.ForcedFor = null;
        if (forced is not null && before == ChildStatus.Failed)
            ForcedFailures--;
        return forced;
    }

    private void Wait(ChildState dependent, int change)
    {
        dependent.Waiting += change;
        if (dependent.Waiting == 0 && dependent.Status == ChildStatus.Pending)
            Move(dependent, ChildStatus.Ready);
        else if (dependent.Waiting > 0 && dependent.Status == ChildStatus.Ready)
            Move(dependent, ChildStatus.Pending);
    }

    private static void NoteMerged(ChildState on, ChildState dependent)
    {
        if (dependent.Definition.DependsOn.Any(one => one.Require == DependencyRequirement.Merged && Names.Comparer.Equals(one.Child, on.Name)))
            (on.MergedFor ??= new(Names.Comparer)).Add(dependent.Name);
    }

    private List<ChildState> Expect(string name)
    {
        if (!_expected.TryGetValue(name, out var dependents))
            _expected.Add(name, dependents = []);
        return dependents;
    }

    private void Connect(ChildState child)
    {
        foreach (var dependency in child.Definition.DependsOn)
        {
            var on = Find(dependency.Child);
            (on?.Dependents ?? Expect(dependency.Child)).Add(child);
            if (on is not null && dependency.Require == DependencyRequirement.Merged)
                (on.MergedFor ??= new(Names.Comparer)).Add(child.Name);
            if (on?.HoldsBack(child) != false)
                child.Waiting++;
        }

        if (child.Waiting == 0 && child.Status == ChildStatus.Pending)
            Move(child, ChildStatus.Ready);
    }
}
