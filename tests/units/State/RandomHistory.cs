using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Tests.State;

/// <summary>A history that could have happened, the same for the same seed.</summary>
internal sealed class RandomHistory
{
    private static readonly string[] Texts =
    [
        "plain", "two words", "it's \"quoted\"", "line\nbreak\r\n", "tab\there", "ünïcode 🙂", "", " lead", "trail ", "true", "null", "~",
        "1.10", "-", "- x", "# no comment", "a: b", "a #b", "[x]", "{x}", "*x", "&x", "!x", "%x", "@x", "`x", "0x1F", "1e3", "2026-01-01",
        "\u0001\u007f\u0085\u2028\ufeff", "C:\\path\\to", "key:", "a, b", "'", "\"", "|", ">", "? x", "yes", ".inf", "\ud83d\ude00",
    ];

    private readonly Random _random;
    private readonly List<JournalEntry> _entries = [];
    private readonly CampaignState _state = new();
    private DateTimeOffset _time = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private RandomHistory(int seed) => _random = new(seed);

    public static (CampaignState State, IReadOnlyList<JournalEntry> Entries) Of(int seed)
    {
        var history = new RandomHistory(seed);
        history.Begin();
        var steps = history._random.Next(60);
        for (var i = 0; i < steps; i++)
            history.Next();
        return (history._state, history._entries);
    }

    /// <summary>The state that entries give.</summary>
    public static CampaignState Fold(IEnumerable<JournalEntry> entries)
    {
        var state = new CampaignState();
        foreach (var entry in entries)
            Engine.State.Fold.Apply(state, entry);
        return state;
    }

    private void Begin()
    {
        var definition = Demo.Definition();
        Happen(new CampaignCreated(definition.Name, "job-" + _random.Next(100), definition.Settings with
        {
            HealthFindingsQueue = Maybe(Text),
            DirectivePath = Maybe(Text),
            Workflow = Pick<Workflow>(),
            QualityGate = new() { Hard = Pick<HardGate>(), SoftTarget = 91.50m, SoftFallback = 70 },
        }));
        Happen(new ChildrenAdded(definition.Children));
    }

    private void Next()
    {
        var child = _state.Children[_random.Next(_state.Children.Count)];
        if (_random.Next(6) == 0)
            Happen(new DependencyForced(child.Name, [.. child.Dependents.Where(_ => _random.Next(2) == 0).Select(d => d.Name)], Text(), Maybe(Text)));
        Happen(_random.Next(24) switch
        {
            0 => new RunStarted(_random.Next(1, 9999), Text(), Text(), "1.0"),
            1 => new RunStopped(Pick<ExitCode>(), Text()),
            2 => new StageEntered(_random.Next(11), Text()),
            3 => new StageCompleted(_random.Next(11), Text(), Maybe(Text)),
            4 => new StageResultRecorded(_random.Next(2) == 0 ? "verify" : Text(), Pick<StepOutcome>(), Maybe(Text), Maybe(Result)),
            5 => new GateOpened(Gate()),
            6 => new GateAnswered("g" + _random.Next(3), new(Text(), Text(), Maybe(Text))),
            7 => new PinResolved(child.Name, Text(), Text()),
            8 => new CommitRecorded(child.Name, "1234567"),
            9 => new ChildEscalated(child.Name, child.Attempt, Text(), Maybe(Text)),
            10 => new ChildSkipped(child.Name, Text(), Maybe(Text)),
            11 => new ChildReset(child.Name, child.Attempt + 1, Maybe(() => "deep"), Text(), Maybe(Text)),
            12 => new ChildResumed(child.Name, child.Attempt, Text(), null),
            13 => new ChildExported(_random.Next(3) == 0 ? ChildFold.Stack : child.Name, Text()),
            20 => _random.Next(2) == 0
                ? new ChildExportFailed(_random.Next(3) == 0 ? ChildFold.Stack : child.Name, Text())
                : new ContextFileUpdated("/" + _random.Next(3), Maybe(Text)),
            14 => new ChildFailed(child.Name, child.Attempt, Text(), Maybe(Text)),
            15 => new ChildrenAdded([Late(child.Name)], Maybe(Text), Maybe(Text)),
            16 => new ChildCompleted(child.Name, child.Attempt, _random.Next(2) == 0, Maybe(Text), Maybe(Text)),
            17 => new StepSpawned(child.Name, child.Attempt, "AN", 1, _random.Next(1, 9999), _random.NextInt64(1L << 50)),
            21 => new StepDeferred(child.Name, child.Attempt, Text(), 1, _time, Pick<StepOutcome>()),
            18 => new AttemptStarted(child.Name, child.Attempt + 1, Text(), _random.Next(2) == 0 ? _random.Next(1, 5) : null),
            19 => _random.Next(2) == 0 ? new ArchitectureFound(Text()) : new RefinementRoundBegun(1, [child.Name]),
            _ => new StepEnded(child.Name, child.Attempt, Text(), 1, Pick<StepOutcome>(), 1, Maybe(Text), TimeSpan.FromTicks(_random.NextInt64(1L << 40)), Maybe(Result)),
        });
        if (_random.Next(6) == 0)
            Happen(new MergeAwaited(child.Name, child.Attempt));
        if (_random.Next(6) == 0)
            Happen(new PullRequestsChanged(child.Name, child.Attempt, [.. child.PullRequests.Where(_ => _random.Next(2) == 0).Select(Moved)], Maybe(Text), Maybe(Text)));
        if (_random.Next(8) == 0)
            Happen(new IntegrationJudged(_random.Next(4), Pick<IntegrationVerdict>(), Maybe(Text), Maybe(() => (IReadOnlyList<string>)[child.Name])));
        if (_random.Next(8) == 0)
            Happen(new IntegrationAgain("g" + _random.Next(3)));
        if (_random.Next(8) == 0)
            Happen(new ProviderRefused("p" + _random.Next(2), _time));
        if (_random.Next(8) == 0)
            Happen(new InsightJudged("i" + _random.Next(1, 4), _random.Next(2) == 0, Text(), Maybe(Text)));
        if (_random.Next(8) == 0)
            Happen(new StepStarted(null, 1, Text(), 1));
        if (_random.Next(8) == 0)
            Happen(new StepDeferred(null, 1, Text(), 1, _time, Pick<StepOutcome>()));
        if (_random.Next(8) == 0)
            Happen(new StopRequested(Text(), Maybe(Text), _random.Next(2) == 0));
        if (_random.Next(8) == 0)
            Happen(new DirectiveRead(Text(), Maybe(Text), _random.Next(2) == 0 ? [] : [Override(child.Name), Override(null)]));
        if (_random.Next(8) == 0)
            Happen(new StepSpawned(null, 1, Text(), 1, 7, 8));
        if (_random.Next(8) == 0)
            Happen(new StepEnded(null, 1, Text(), 1, Pick<StepOutcome>(), 0, null, TimeSpan.Zero, Maybe(Result)));
        if (_random.Next(3) == 0)
            Happen(new StepStarted(child.Name, child.Attempt, Text(), _random.Next(1, 4)));
    }

    private void Happen(CampaignEvent happened)
    {
        _time += TimeSpan.FromTicks(_random.Next(50_000_000));
        var entry = new JournalEntry(_state.Sequence + 1, _time, happened);
        Engine.State.Fold.Apply(_state, entry);
        _entries.Add(entry);
    }

    private ChildDefinition Late(string dependency) => new()
    {
        Name = "late" + _state.Children.Count,
        Tier = Pick<Tier>(),
        DependsOn = [new(dependency, Pick<DependencyRequirement>())],
        Locks = ["a.b", "c"],
        Description = Maybe(Text),
        RepoUrl = Maybe(Text),
    };

    private Gate Gate() => new()
    {
        Id = "g" + _random.Next(3),
        Kind = Pick<GateKind>(),
        Question = Text(),
        Facts = _random.Next(2) == 0 ? [] : [Text(), Text()],
        Choices = [Text(), Text()],
        Default = Maybe(Text),
        Child = Maybe(Text),
    };

    private StepResult Result() => new()
    {
        Status = Pick<StepOutcome>(),
        Message = Maybe(Text),
        RetryAfter = _time,
        QualityScore = _random.Next(0, 10001) / 100m,
        Findings = Maybe(() => (IReadOnlyList<Finding>)[Finding(), Finding()]),
        Workarounds = Maybe(() => (IReadOnlyList<string>)[Text(), Text()]),
        Artifacts = Maybe(() => (IReadOnlyList<string>)[Text()]),
        SkillPath = Maybe(Text),
        ReportPath = Maybe(Text),
        OverallVerdict = _random.Next(2) == 0 ? null : Pick<VerificationVerdict>(),
        CoveragePercentage = _random.Next(2) == 0 ? null : _random.Next(0, 10001) / 100m,
        RecommendationCount = _random.Next(2) == 0 ? null : _random.Next(),
        RefinedPath = Maybe(Text),
        GapCount = _random.Next(2) == 0 ? null : _random.Next(),
        IssueCount = _random.Next(2) == 0 ? null : _random.Next(),
        ImprovementCount = _random.Next(2) == 0 ? null : _random.Next(),
        BriefPath = Maybe(Text),
        PullRequests = Maybe(() => (IReadOnlyList<PullRequest>)[PullRequest()]),
        Insights = Maybe(() => (IReadOnlyList<ReportedInsight>)[new("insight " + _random.Next(4), [Text()]), new("other", [])]),
        Usage = Maybe(() => new Usage { InputTokens = _random.Next(3) == 0 ? null : _random.NextInt64(1L << 40), CostUsd = 0.1230m }),
        Extra = Maybe(() => (IReadOnlyDictionary<string, JsonElement>)new Dictionary<string, JsonElement>
        {
            ["Any_Key"] = JsonSerializer.SerializeToElement(new object?[] { Text(), 1.5, null, true }),
        }),
    };

    private PullRequest PullRequest() => new()
    {
        Url = "u" + _random.Next(4),
        Repository = Maybe(Text),
        Branch = Maybe(Text),
        Base = Maybe(Text),
        Title = Maybe(Text),
    };

    private PullRequest Moved(PullRequest request) => request with
    {
        Status = Pick<PullRequestStatus>(),
        Head = Maybe(Text),
        Problem = Maybe(Text),
        Unwatched = _random.Next(2) == 0,
    };

    private QualityOverride Override(string? child) => new()
    {
        Child = child,
        SoftTarget = _random.Next(2) == 0 ? null : 87.50m,
        SoftFallback = _random.Next(2) == 0 ? null : 60,
        Reason = Maybe(Text),
        Line = _random.Next(1, 99),
    };

    private Finding Finding() => new() { Severity = Pick<FindingSeverity>(), Title = Text(), Detail = Maybe(Text) };

    private string Text() => Texts[_random.Next(Texts.Length)];

    private T Pick<T>() where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private T? Maybe<T>(Func<T> value) where T : class => _random.Next(2) == 0 ? null : value();
}
