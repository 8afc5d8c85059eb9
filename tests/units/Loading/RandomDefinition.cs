namespace Coro.Tests.Loading;

/// <summary>Makes a valid definition of random parts, its texts as awkward as can be.</summary>
internal sealed class RandomDefinition(int seed, string origin)
{
    private static readonly string[] Words =
    [
        "a", "true", "null", "~", "1.5", "0x1F", "1e3", "yes", "- x", "# no", "a: b", "a #b", "[x]", "{kickoff}", "'", "\"", "\\", " lead",
        "trail ", "é", "😀", "a\nb", "tab\there", "\u0085", "\u2028", "%", "@at", "`", "!tag", "&a", "*a", "|", ">", "?", ":", "---", "2001-01-01",
        "a,b", "line\n\n  deeper\n", "\r\n", "...",
    ];

    private readonly Random _random = new(seed);

    public CampaignDefinition Make()
    {
        var names = Enumerable.Range(0, _random.Next(1, 6)).Select(i => $"{Pick("a", "null", "2.1", "x-y", "Z_")}{i}").ToArray();
        var refine = Maybe(() => Step("refine"));
        var workflow = Pick(Workflow.Skills, Workflow.Delivery);
        return new()
        {
            Name = Pick("x", "7", "true", "payments-v2"),
            Settings = new()
            {
                Origin = origin,
                Workflow = workflow,
                Checkpoints = [.. Coro.Engine.Stages.Workflows.Slugs(workflow).Where(_ => _random.Next(4) == 0)],
                Pipelines = Pipelines(),
                Stages = new()
                {
                    Strategy = Pick<StrategySettings?>(
                        null,
                        new() { LockFiles = [origin + "/a: b.lock", "/elsewhere/go.mod"], RepoUrl = Maybe(() => "../{name}") },
                        new() { Command = Step("strategy") }),
                    Proposal = Pick<ProposalSettings?>(null, new() { Kind = ProposalKind.PullRequest, Base = "main", Remote = "a: b" }),
                    MemoryFiles = Pick<string[]>([], [origin + "/AGENTS.md", origin + "/a: b"]),
                    Architecture = Maybe(() => Step("architecture")),
                    Integration = Maybe(() => Step("i")),
                    Capstone = Maybe(() => Step("capstone")),
                    Verify = Maybe(() => Step("v")),
                    Refine = refine,
                    RerunBelowTarget = refine is not null && Pick(true, false),
                    OnComplete = Maybe(() => Step("on_complete")),
                    Export = new()
                    {
                        Path = Maybe(AbsolutePath),
                        Command = Maybe(() => Step("export")),
                        ContextFiles = Pick<string[]>([], [origin + "/AGENTS.md"], [origin + "/a: b", origin + "/-x"]),
                    },
                },
                QualityGate = Pick(new(), new QualityGate { Hard = HardGate.None, SoftTarget = 70.5m, SoftFallback = 0 }),
                Limits = new()
                {
                    Throttle = _random.Next(1, 9),
                    MaxLogBytes = Pick(1024, 1500, 64L << 20, 3L << 30),
                    Lanes = Pick(new Dictionary<string, int>(), new() { ["deep"] = 1, ["null"] = 2 }),
                    MaxCostUsd = Pick<decimal?>(null, 25, 0.01m),
                    Timeout = Pick<TimeSpan?>(null, Duration()),
                },
                OnChildFailure = Pick(FailurePolicy.Continue, FailurePolicy.Halt),
                ActivationStepsPrepend = Steps(0),
                ActivationStepsAppend = Steps(0),
                DirectivePath = Maybe(AbsolutePath),
                KickoffTemplatePath = Maybe(AbsolutePath),
                ArchitectureDocPath = Maybe(AbsolutePath),
                ReportTemplatePath = Maybe(AbsolutePath),
                HealthFindingsQueue = Maybe(Text),
                PersistentFacts = Texts(0),
                Tracker = Pick<TrackerSettings?>(
                    null,
                    new() { Kind = TrackerKind.File, Path = Maybe(AbsolutePath) },
                    new() { Kind = TrackerKind.Jira, Project = "SHOP", Url = "https://acme.atlassian.net", User = "a@b.c", TokenEnv = "T", EpicType = "null", IssueType = "a: b" }),
            },
            Children = [.. names.Select(name => Child(name, names))],
        };
    }

    private ChildDefinition Child(string name, string[] names) => new()
    {
        Name = name,
        RepoUrl = Pick(null, AbsolutePath(), "https://example.org/x.git", "git@example.org:x.git"),
        Tier = Pick(Tier.A, Tier.B),
        Lane = Pick(ChildDefinition.DefaultLane, "deep", "off"),
        Pin = Pick(null, "2.10", "v1", "null", "main #1", "1e3"),
        DependsOn =
        [
            .. names.Where(other => other != name && _random.Next(3) == 0)
                .Select(other => new Dependency(other, Pick(DependencyRequirement.Satisfied, DependencyRequirement.Merged))),
        ],
        Locks = Pick<string[]>([], ["db"], ["db", "true"]),
        Description = Maybe(Text),
        Steps = Maybe(() => Steps(1)),
    };

    private Dictionary<string, PipelineDefinition> Pipelines()
    {
        // In the order in which they are written, since the comparison minds it.
        var pipelines = new Dictionary<string, PipelineDefinition>();
        if (_random.Next(2) == 0)
            pipelines["B"] = new() { Batch = true, Steps = Steps(1) };
        pipelines["default"] = new() { Steps = Steps(1) };
        if (_random.Next(2) == 0)
            pipelines["null"] = new() { Steps = Steps(1) };
        return pipelines;
    }

    private StepDefinition[] Steps(int min) => [.. Enumerable.Range(0, _random.Next(min, 4)).Select(i => Step($"s{i}"))];

    private StepDefinition Step(string name) => _random.Next(6) switch
    {
        0 => new() { Name = name, Shell = Text() },
        1 => new()
        {
            Name = name,
            Script = Text(),
            Using = Pick<Dictionary<string, string>?>(null, new() { ["null"] = StepDefinition.SerializedValue + Text(), ["x"] = Text() }),
            Modules = Pick<string[]?>(null, ["Pester", "./my: module"]),
        },
        _ => new()
        {
            Name = name,
            Run = ["./run.sh", .. Texts(0)],
            Agent = Pick<string?>(null, null, "claude", "aider"),
            Provider = Pick<string?>(null, "anthropic"),
            Timeout = Pick<TimeSpan?>(null, Duration()),
            IdleTimeout = Pick<TimeSpan?>(null, Duration()),
            Retries = _random.Next(3),
            RetryDelay = Pick(TimeSpan.Zero, TimeSpan.FromSeconds(1), Duration()),
            ResultRequired = Pick(true, false),
            KickoffOnStdin = Pick(true, false),
            Environment = Pick(new Dictionary<string, string>(), new() { ["X"] = Text(), ["a b"] = "", ["null"] = Text() }),
        },
    };

    private TimeSpan Duration() => TimeSpan.FromMilliseconds(_random.Next(1, Pick(1_000, 100_000, 1_000_000_000)));

    private string AbsolutePath() =>
        Pick(origin + "/skills", origin + "/a: b", origin + "/-x", origin + "/~y", "/elsewhere/x", origin, origin + "/c:d/e");

    private string[] Texts(int min) => [.. Enumerable.Range(0, _random.Next(min, 4)).Select(_ => Text())];

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Words[_random.Next(Words.Length)]));

    private T? Maybe<T>(Func<T> make)
        where T : class => _random.Next(2) == 0 ? null : make();

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
