using System.Buffers;
using System.Text;
using System.Text.Json;
using Coro.Engine.History;
using Coro.Tests.State;
using Coro.Tests.Support;

namespace Coro.Tests.History;

/// <summary>Reading by hand gives what the serializer gives, or nothing.</summary>
public sealed class FrequentEventsTests
{
    public static TheoryData<string> Frequent => new(
        Json(new AttemptStarted("api", 2, "A")),
        Json(new AttemptStarted("api", 2, "B", 7)),
        Json(new StepStarted("api", 1, "AN", 3)),
        Json(new StepStarted(null, 1, "verify", 1)),
        Json(new StepStarted(null, 1, "QS", 1, 4)),
        Json(new StepSpawned("api", 1, "AN", 3, 4711, 1L << 40)),
        Json(new StepEnded("api", 1, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.FromTicks(1234567), null)),
        Json(new StepEnded("api", 1, "AN", 1, StepOutcome.RateLimited, null, "late - and [slow]: {3}", TimeSpan.FromDays(1.5), null)),
        Json(new ChildCompleted("api", 1)),
        Json(new ChildCompleted("api", 1, true, "score 85 of 90", "kim")),
        Json(new ChildrenAdded([])),
        Json(new ChildrenAdded([new() { Name = "api" }], "kim", "late")),
        Json(new ChildrenAdded(
        [
            new() { Name = "core", Tier = Tier.B, Lane = "deep", Pin = "2.10", RepoUrl = "https://example.org/core.git", Locks = ["db", "gpu"] },
            new()
            {
                Name = "api", DependsOn = [new("core"), new("schema", DependencyRequirement.Merged)], Description = "say: [what] {it} does",
                Steps = [new() { Name = "T", Run = ["true"] }],
            },
        ])),
        Json(new ChildFailed("api", 1, "step-failed", "exit code 1")),
        Json(new PinResolved("api", "2.10", "refs/tags/2.10")),
        Json(new CommitRecorded("api", "0123456789abcdef")),
        Json(new CampaignCreated("demo", "job-1", new() { Origin = "/here" })),
        Json(new CampaignCreated("demo", "job-1", Full)),
        Json(new RunStarted(4711, "host", "kim", "0.1.0")),
        Json(new RunStopped(ExitCode.AwaitingInput, "a gate is open")),
        Json(new StageEntered(4, "skill-loop")),
        Json(new StageEntered(null, "coordinating")),
        Json(new StageCompleted(6, "capstone", "the brief gives no command")),
        Json(new GateOpened(new() { Id = "plan", Kind = GateKind.Plan, Question = "Run?", Choices = ["run", "halt"] })),
        Json(new GateOpened(new()
        {
            Id = "quality:api",
            Kind = GateKind.Quality,
            Question = "What now?",
            Facts = ["score 85"],
            Choices = ["rerun"],
            Default = "rerun",
            Child = "api",
        })),
        Json(new GateAnswered("plan", new("run", "kim"))),
        Json(new GateAnswered("plan", new("run", "kim", "looks right"))),
        Json(new CheckpointWritten("0123456789abcdef", 1L << 40)),
        Json(new NoteWritten(NoteLevel.Warning, "something", "api")));

    // All that settings can hold.
    private static CampaignSettings Full => new()
    {
        Workflow = Workflow.Delivery,
        Origin = "/here",
        Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [Step, Step] }, ["B"] = new() { Batch = true, Steps = [] } },
        Stages = new()
        {
            Strategy = new() { LockFiles = ["a.lock"], RepoUrl = "https://example.org", Command = Step },
            Architecture = Step,
            Integration = Step,
            MemoryFiles = ["/CLAUDE.md"],
            Proposal = new() { Kind = ProposalKind.PullRequest, Base = "main", Remote = "origin" },
            Capstone = Step,
            Verify = Step,
            Refine = Step,
            RerunBelowTarget = true,
            Export = new() { Path = "/out", Command = Step, ContextFiles = ["AGENTS.md"] },
            OnComplete = Step,
        },
        QualityGate = new() { Hard = HardGate.None, SoftTarget = 91.50m, SoftFallback = -0.5m },
        Limits = new()
        {
            Throttle = 2,
            Lanes = new Dictionary<string, int> { ["deep"] = 1, ["fast"] = 3 },
            MaxCostUsd = 0.10m,
            Timeout = TimeSpan.FromHours(30),
        },
        OnChildFailure = FailurePolicy.Halt,
        Checkpoints = ["planning"],
        ActivationStepsPrepend = [Step],
        ActivationStepsAppend = [Step],
        DirectivePath = "/d.md",
        KickoffTemplatePath = "/k.md",
        ArchitectureDocPath = "/a.md",
        ReportTemplatePath = "/r.md",
        HealthFindingsQueue = "/q",
        PersistentFacts = ["a fact"],
        Tracker = new()
        {
            Kind = TrackerKind.AzureBoards,
            Project = "acme/web",
            Url = "https://tfs.example.org",
            User = "bot",
            TokenEnv = "TFS_PAT",
            Path = "/t.json",
            Epic = "7",
            EpicType = "Epic",
            IssueType = "User Story",
        },
        PullRequestHosts = [new() { Kind = PullRequestHostKind.AzureDevops, Url = "https://tfs.example.org", Api = "https://api.example.org", TokenEnv = "TFS_PAT" }],
    };

    private static StepDefinition Step => new()
    {
        Name = "AN",
        Run = ["claude", "-p", "{kickoff}"],
        Shell = "ls | wc",
        Script = "Get-Date",
        Using = new Dictionary<string, string> { ["where"] = "here" },
        Modules = ["Pester"],
        Agent = "claude",
        Provider = "anthropic",
        Timeout = TimeSpan.FromMinutes(30),
        IdleTimeout = TimeSpan.FromSeconds(90.5),
        Retries = 2,
        ResultRequired = true,
        KickoffOnStdin = true,
        Environment = new Dictionary<string, string> { ["A"] = "b", ["C"] = "" },
        Secrets = ["TOKEN"],
    };

    [Fact]
    public void Each_word_is_the_one_that_the_serializer_means()
    {
        foreach (var outcome in Enum.GetValues<StepOutcome>())
            ReadsAlike(new StepEnded("api", 1, "AN", 1, outcome, 0, null, TimeSpan.Zero, null));
        foreach (var hard in Enum.GetValues<HardGate>())
            ReadsAlike(new CampaignCreated("demo", "job-1", new() { Origin = "/here", QualityGate = new() { Hard = hard } }));
        foreach (var workflow in Enum.GetValues<Workflow>())
            ReadsAlike(new CampaignCreated("demo", "job-1", new() { Origin = "/here", Workflow = workflow }));
        foreach (var require in Enum.GetValues<DependencyRequirement>())
            ReadsAlike(new ChildrenAdded([new() { Name = "api", DependsOn = [new("core", require)] }]));
        foreach (var kind in Enum.GetValues<ProposalKind>())
            ReadsAlike(new CampaignCreated("demo", "job-1", new() { Origin = "/here", Stages = new() { Proposal = new() { Kind = kind } } }));
        foreach (var kind in Enum.GetValues<PullRequestHostKind>())
            ReadsAlike(new CampaignCreated("demo", "job-1", new() { Origin = "/here", PullRequestHosts = [new() { Kind = kind, Url = "https://x" }] }));
        ReadsAlike(new ChildrenAdded([new() { Name = "api", Tracker = new("github", "acme/shop#4", "https://x") }, new() { Name = "web", Tracker = new("", "4") }]));
        foreach (var kind in Enum.GetValues<TrackerKind>())
            ReadsAlike(new CampaignCreated("demo", "job-1", new() { Origin = "/here", Tracker = new() { Kind = kind } }));
        foreach (var kind in Enum.GetValues<GateKind>())
            ReadsAlike(new GateOpened(new() { Id = "x", Kind = kind, Question = "?", Choices = [] }));
        foreach (var level in Enum.GetValues<NoteLevel>())
            ReadsAlike(new NoteWritten(level, "text"));
    }

    /// <summary>Every member, so that one which is new has to be read by hand, too.</summary>
    [Fact]
    public void The_settings_that_are_tested_leave_nothing_out()
    {
        foreach (var part in (object[])[Full, Full.Stages, Full.Stages.Strategy!, Full.Stages.Export, Full.Limits, Full.QualityGate, Full.Tracker!, Full.PullRequestHosts[0], Full.Stages.Proposal!, Step])
        {
            foreach (var property in part.GetType().GetProperties())
                property.GetValue(part).ShouldNotBeNull($"{part.GetType().Name}.{property.Name}");
        }
    }

    private static void ReadsAlike(CampaignEvent happened)
    {
        var read = FrequentEvents.Read(Encoding.UTF8.GetBytes(Json(happened)));
        Dump.Of(read.ShouldNotBeNull()).ShouldBe(Dump.Of(JsonSerializer.Deserialize(Json(happened), EventJson.Info)));
    }


    [Theory]
    [MemberData(nameof(Frequent))]
    public void What_there_is_much_of_is_read_by_hand(string json)
    {
        var read = FrequentEvents.Read(Encoding.UTF8.GetBytes(json));

        read.ShouldNotBeNull();
        Dump.Of(read).ShouldBe(Dump.Of(JsonSerializer.Deserialize(json, EventJson.Info)));
    }

    [Fact]
    public void Whatever_it_reads_the_serializer_reads_alike()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            foreach (var entry in RandomHistory.Of(seed).Entries)
            {
                var json = Json(entry.Event);
                if (FrequentEvents.Read(Encoding.UTF8.GetBytes(json)) is { } read)
                    Dump.Of(read).ShouldBe(Dump.Of(JsonSerializer.Deserialize(json, EventJson.Info)), json);
            }
        }
    }

    [Fact]
    public void Whatever_is_written_by_hand_is_what_the_serializer_writes()
    {
        var byHand = 0;
        CampaignEvent[] odd =
        [
            new StepEnded("api", 1, "AN", 2, StepOutcome.Failed, int.MinValue, "\u00e4 \"quoted\" \\ \t\u007f", TimeSpan.MinValue, null),
            new StepEnded("api", 1, "AN", 2, StepOutcome.TimedOut, 130, "a' & <b>", TimeSpan.MaxValue, null),
            new ChildCompleted("api", int.MaxValue, true, "", "kim"),
            new StepStarted(null, 1, "verify", 1, 3),
        ];
        foreach (var happened in Enumerable.Range(0, 200).SelectMany(seed => RandomHistory.Of(seed).Entries).Select(entry => entry.Event).Concat(odd))
        {
            var buffer = new ArrayBufferWriter<byte>();
            if (!FrequentEventWriter.TryWrite(buffer, happened))
            {
                buffer.WrittenCount.ShouldBe(0);
                continue;
            }

            byHand++;
            Encoding.UTF8.GetString(buffer.WrittenSpan).ShouldBe(Journalled(happened));
        }

        byHand.ShouldBeGreaterThan(1000);
    }

    [Theory]
    [MemberData(nameof(Frequent))]
    public void A_damaged_one_is_left_to_the_serializer_or_read_as_it_reads_it(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var with in "x9\"{}[],:0-"u8)
            {
                var damaged = bytes.ToArray();
                damaged[at] = with;
                Dump.Of(Attempt(() => FrequentEvents.Read(damaged)) ?? Serialized(damaged)).ShouldBe(Dump.Of(Serialized(damaged)));
            }
        }
    }

    private static CampaignEvent? Serialized(byte[] json) => Attempt(() => JsonSerializer.Deserialize(json, EventJson.Info));

    private static CampaignEvent? Attempt(Func<CampaignEvent?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Journalled(CampaignEvent happened)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.Readable);
        JsonSerializer.Serialize(json, happened, EventJson.Info);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Json(CampaignEvent happened) => JsonSerializer.Serialize(happened, EventJson.Info);
}
