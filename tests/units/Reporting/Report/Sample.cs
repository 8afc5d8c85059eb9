using Coro.Engine.History;
using Coro.Engine.Reporting.Report;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting.Report;

/// <summary>Campaigns to report on.</summary>
internal static class Sample
{
    /// <summary>One of everything: reruns, a fallback pass, a failure, an escalation, a skip, workarounds, nasty text.</summary>
    public static ReportModel Eventful()
    {
        var settings = new CampaignSettings
        {
            Origin = "/brief",
            Stages = new() { Capstone = new() { Name = "capstone", Run = ["x"] }, Refine = new() { Name = "refine", Run = ["x"] } },
        };
        var story = new Story(settings)
            .With(
                Child("core") with { Pin = "2.1.0" },
                Child("api_v2", "core") with { Lane = "deep" },
                Child("docs", "core") with { Tier = Tier.B },
                Child("web", "api_v2", "docs"),
                Child("audit", "core"),
                Child("legacy"))
            .InLoop()
            .Completed("core", 84.5m, belowTarget: true, result: new()
            {
                Workarounds = ["[doc-rot] README names `init()`, code has start()", "pinned the compiler | 4.2"],
                Findings = [new() { Severity = FindingSeverity.Low, Title = "one example is missing" }],
                Usage = new() { CostUsd = 0.42m, InputTokens = 12345, OutputTokens = 678 },
            })
            .Then(new ChildExported("core", "/out/skills/core"))
            .Failed("api_v2", "step-failed", "exit code 3\n| # <script>alert(1)</script> *boom* |")
            .Then(new ChildReset("api_v2", 2, null, "ann", "flaky network"))
            .Wait(TimeSpan.FromSeconds(20));
        story.Then(
            new AttemptStarted("api_v2", 2, "A"),
            new StepStarted("api_v2", 2, "TS", 2),
            new StepEnded("api_v2", 2, "TS", 2, StepOutcome.Success, 0, null, TimeSpan.FromSeconds(7), new() { QualityScore = 61 }),
            new ChildFailed("api_v2", 2, "soft-gate-miss", "61 is below the fallback of 80"));
        story.Completed("docs", 95);
        story.Active("audit").Then(
            new StepStarted("audit", 1, "TS", 1),
            new StepEnded("audit", 1, "TS", 1, StepOutcome.Success, 0, null, TimeSpan.FromSeconds(1), new()
            {
                Findings =
                [
                    new() { Severity = FindingSeverity.Medium, Title = "slow" },
                    new() { Severity = FindingSeverity.Critical, Title = "leaks <b>tokens</b>" },
                ],
            }),
            new ChildEscalated("audit", 1, "hard-gate", "1 critical finding"),
            new ChildSkipped("legacy", "ann", "not ours any more"),
            new StageCompleted(4, "skill-loop"),
            new StageResultRecorded("capstone", StepOutcome.Failed, "exit code 1", null),
            new StageEntered(10, "maintenance"));
        return ReportBuilder.Build(story.State, story.Context(running: true) with
        {
            Decisions = ["- 2026-03-01T09:01:00Z rerun api_v2, by ann: flaky network", "2026-03-01T09:02:00Z skip legacy, by ann"],
        });
    }

    public static ReportModel Empty()
    {
        var story = new Story();
        return ReportBuilder.Build(story.State, story.Context());
    }

    /// <summary>Children in layers that depend on each other by a fixed rule, all of them run in lanes of four.</summary>
    public static ReportModel Layered(int count)
    {
        var story = new Story().With([.. Enumerable.Range(0, count).Select(i => Child(
            $"package-{i}", [.. Enumerable.Range(0, i).Where(on => (i * 7 + on * 13) % 23 == 0).Select(on => $"package-{on}")]))]);
        story.InLoop();
        for (var i = 0; i < count; i++)
        {
            if (story.State[$"package-{i}"].Status == ChildStatus.Ready)
                story.Completed($"package-{i}", 80 + (i * 7 % 20), i % 5 == 0);
        }

        return ReportBuilder.Build(story.State, story.Context());
    }
}
