using Coro.Engine.PullRequests;

namespace Coro.Engine.State;

/// <summary>What is known of a child: its definition and everything that has happened to it. Only the fold writes it.</summary>
internal sealed class ChildState(ChildDefinition definition, int index)
{
    /// <summary>The child as it was asked for; a rerun in another lane replaces it.</summary>
    public ChildDefinition Definition { get; set; } = definition;

    /// <summary>Its place among the campaign's children, from 0; stable for the campaign's life.</summary>
    public int Index { get; } = index;

    public string Name => Definition.Name;

    /// <summary>Set through <see cref="CampaignState.Move"/>, which keeps the counts of the dependents right.</summary>
    public ChildStatus Status { get; internal set; }

    /// <summary>The present attempt, from 1; 0 before the first.</summary>
    public int Attempt { get; set; }

    /// <summary>Whether it works on this attempt; it may have been skipped, cancelled or started over meanwhile.</summary>
    public bool IsAt(int attempt) => Status == ChildStatus.Active && Attempt == attempt;

    /// <summary>Earlier attempts, oldest first.</summary>
    public List<AttemptRecord> Earlier { get; } = [];

    /// <summary>The pipeline of the present attempt.</summary>
    public string? Pipeline { get; set; }

    /// <summary>The batch that the present attempt is part of, if it is.</summary>
    public int? Batch { get; set; }

    /// <summary>The steps of the present attempt that have succeeded, in order.</summary>
    public List<string> StepsDone { get; } = [];

    /// <summary>The step that runs or ran last.</summary>
    public string? Step { get; set; }

    /// <summary>The try of that step, from 1.</summary>
    public int Try { get; set; }

    /// <summary>Whether that try was started and has not ended, as far as is known.</summary>
    public bool StepRuns { get; set; }

    /// <summary>The process of the running try; null when none is known to run.</summary>
    public ProcessIdentity? Process { get; set; }

    /// <summary>What the process of the last ended try of the present attempt exited with; null: none has, or nobody knows.</summary>
    public int? ExitCode { get; set; }

    /// <summary>Set while the step waits before its next try, which may be longer than a run.</summary>
    public Deferral? Deferred { get; set; }

    /// <summary>How often the present step has failed, in all runs, since somebody last had the child go on.</summary>
    public int Failures { get; set; }

    /// <summary>How often a provider has refused the present step, in all runs, since somebody last had the child go on.</summary>
    public int Refusals { get; set; }

    /// <summary>Tries of attempts that were given up, which have not ended as far as is known.</summary>
    public List<LeftoverTry> Leftovers { get; } = [];

    /// <summary>What somebody last decided about it; null: nobody did.</summary>
    public ChildDecision? Decision { get; set; }

    /// <summary>Who added it to the campaign; null: it was there from the start.</summary>
    public Addition? Added { get; set; }

    /// <summary>Whether a process of it runs, or may: also one that no longer counts.</summary>
    public bool MayHaveProcess => StepRuns || Process is not null || Leftovers.Count > 0;

    /// <summary>Whether its pin was chosen for it, since the brief gives none.</summary>
    public bool PinChosen { get; set; }

    /// <summary>The ref that the pin means.</summary>
    public string? Ref { get; set; }

    public string? CommitSha { get; set; }
    public string? BriefPath { get; set; }
    public string? SkillPath { get; set; }
    public string? ExportPath { get; set; }

    /// <summary>Why its skill was not exported when that was last tried; null: it was, or was not tried.</summary>
    public string? ExportProblem { get; set; }

    public decimal? QualityScore { get; set; }
    public bool BelowTarget { get; set; }
    public IReadOnlyList<Finding> Findings { get; set; } = [];
    public IReadOnlyList<string> Workarounds { get; set; } = [];
    public IReadOnlyList<string> Artifacts { get; set; } = [];
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>How long its processes have run, over all steps and attempts.</summary>
    public TimeSpan Worked { get; set; }

    /// <summary>Why it has its status: a stable word such as <c>soft-gate-miss</c>.</summary>
    public string? Reason { get; set; }

    /// <summary>The same for people.</summary>
    public string? Message { get; set; }

    /// <summary>What all its attempts consumed; null: unknown.</summary>
    public Usage? Usage { get; set; }

    /// <summary>How many dependencies are not satisfied.</summary>
    public int Waiting { get; set; }

    /// <summary>
    /// The dependents that may start although this child failed or was cancelled, as somebody decided; null: nobody did. Set through
    /// <see cref="CampaignState.Force"/>, and gone as soon as the child's status changes.
    /// </summary>
    public HashSet<string>? ForcedFor { get; internal set; }

    /// <summary>The pull requests of the present attempt. Set through <see cref="CampaignState.Set"/>.</summary>
    public IReadOnlyList<PullRequest> PullRequests { get; internal set; } = [];

    /// <summary>What its present attempt has shipped of contracts; the state file does not hold it, since a file of its own does.</summary>
    public IReadOnlyList<Contract> Contracts { get; set; } = [];

    /// <summary>What its present attempt has learned; the campaign takes it over when the attempt has ended.</summary>
    public IReadOnlyList<ReportedInsight> Insights { get; set; } = [];

    /// <summary>Whether all its steps are done, and it is complete as soon as its pull requests are merged.</summary>
    public bool AwaitsMerge { get; set; }

    /// <summary>Whether all its pull requests are merged; it may have none.</summary>
    public bool IsMerged => MergeRule.AllMerged(PullRequests);

    /// <summary>Whether something waits for its pull requests to be merged, and they are not.</summary>
    public bool NeedsMerge => (AwaitsMerge || (Status.IsSatisfied() && MergedFor is { Count: > 0 })) && !IsMerged;

    /// <summary>The dependents that may not start before its pull requests are merged; null: there are none.</summary>
    public HashSet<string>? MergedFor { get; internal set; }

    /// <summary>Whether a dependent has to wait for this child.</summary>
    public bool HoldsBack(ChildState dependent) => ForcedFor?.Contains(dependent.Name) != true && !Serves(dependent, Status, IsMerged);

    /// <summary>Whether a dependent would have what it asks for, were the child there.</summary>
    internal bool Serves(ChildState dependent, ChildStatus status, bool merged) =>
        status.IsSatisfied() && (merged || MergedFor?.Contains(dependent.Name) != true);

    /// <summary>What the tracker knows of it.</summary>
    public TrackerMark Tracker { get; } = new();

    /// <summary>The children that depend on this one.</summary>
    public List<ChildState> Dependents { get; } = [];
}
