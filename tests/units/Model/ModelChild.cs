namespace Coro.Tests.Model;

/// <summary>A child as the reference sees it.</summary>
internal sealed class ModelChild(ChildDefinition definition)
{
    private ChildStatus _status = ChildStatus.Pending;

    public string Name => definition.Name;
    public Tier Tier => definition.Tier;
    public IReadOnlyList<string> Locks => definition.Locks;
    public IReadOnlyList<string> DependsOn { get; } = [.. definition.DependsOn.Select(on => on.Child)];
    public IReadOnlyList<StepDefinition>? OwnSteps => definition.Steps;
    public string Lane { get; set; } = definition.Lane;

    /// <summary>Where it stands; one that could start is pending here like one that waits, since what it waits for decides that.</summary>
    public ChildStatus Status
    {
        get => _status;
        set
        {
            if (_status != value)
                (ForcedFor, Until) = (null, null);
            _status = value;
        }
    }

    /// <summary>Those that may start although it failed or was cancelled; null: nobody decided that, or it stands elsewhere now.</summary>
    public HashSet<string>? ForcedFor { get; set; }

    public int Attempt { get; set; }

    /// <summary>Until when a provider wants to be left alone with its next step; the time may be past. Null: none does.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>How often its next step has failed so far.</summary>
    public int Failures { get; set; }
    public List<string> StepsDone { get; private init; } = [];
    public decimal? Score { get; set; }
    public bool HasBlockingFinding { get; set; }
    public bool EscalatedByGate { get; set; }

    /// <summary>The try that is known to have been started and not to have ended: what a dead engine leaves behind.</summary>
    public (int Attempt, string Step, string ResultPath)? Started { get; set; }

    public ModelChild Copy() => new(definition)
    {
        Lane = Lane,
        Status = Status,
        ForcedFor = ForcedFor is null ? null : [.. ForcedFor],
        Attempt = Attempt,
        Until = Until,
        Failures = Failures,
        StepsDone = [.. StepsDone],
        Score = Score,
        HasBlockingFinding = HasBlockingFinding,
        EscalatedByGate = EscalatedByGate,
        Started = Started,
    };

    /// <summary>Begins anew: a new attempt that knows nothing of the one before.</summary>
    public void Reset(string? lane)
    {
        Lane = lane ?? Lane;
        Attempt++;
        Status = ChildStatus.Pending;
        StepsDone.Clear();
        (Until, Failures) = (null, 0);
        (Score, HasBlockingFinding, EscalatedByGate) = (null, false, false);
    }

    public override string ToString() => $"{Name} {Status} attempt {Attempt} [{string.Join(' ', StepsDone)}]";
}
