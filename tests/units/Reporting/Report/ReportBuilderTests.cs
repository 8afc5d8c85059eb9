using Coro.Engine.History;
using Coro.Engine.Reporting.Report;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting.Report;

public sealed class ReportBuilderTests
{
    [Fact]
    public void Time_in_which_a_child_could_have_started_counts_as_waiting()
    {
        var story = new Story().With(Child("a"), Child("b"), Child("c", "a")).InLoop()
            .Completed("a").Wait(TimeSpan.FromSeconds(10)).Completed("c").Completed("b");

        var children = Build(story).Children;

        children[0].Queued.ShouldBe(TimeSpan.Zero);
        children[2].Queued.ShouldBe(TimeSpan.FromSeconds(11), "c was free when a ended");
        children[1].Queued.ShouldBe(children[1].View.StartedAt!.Value - children[0].View.StartedAt!.Value, "b was free from the beginning");
    }

    [Fact]
    public void The_critical_path_is_the_chain_that_took_longest()
    {
        var story = new Story().With(Child("a"), Child("slow", "a"), Child("b", "a"), Child("c", "b")).InLoop()
            .Completed("a").Active("slow").Wait(TimeSpan.FromHours(1)).Then(new ChildCompleted("slow", 1)).Completed("b").Completed("c");

        var time = Build(story).Time;

        time.CriticalPath.ShouldBe(["a", "slow"]);
        time.CriticalTime.ShouldBe(TimeSpan.FromSeconds(60 + 3601));
    }

    [Fact]
    public void Scores_are_summed_up_over_completed_children_only()
    {
        var story = new Story().With(Child("a"), Child("b"), Child("c")).InLoop()
            .Completed("a", 90).Completed("b", 85, belowTarget: true).Active("c").Then(
                new StepEnded("c", 1, "TS", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, new() { QualityScore = 10 }),
                new ChildFailed("c", 1, "soft-gate-miss"));

        Build(story).Quality.ShouldBe(new(85, 90, 87.5m, 2, 1));
    }

    [Fact]
    public void A_stage_that_did_nothing_says_why()
    {
        var settings = new CampaignSettings { Origin = "/b", Stages = new() { Verify = new() { Name = "verify", Run = ["x"] } } };
        var story = new Story(settings).With(Child("a"));

        Build(story).Stages.Select(stage => (stage.Title, stage.Outcome)).ShouldBe(
            [("Capstone", "left out"), ("Verify", "not reached"), ("Refine", "left out")]);
    }

    [Fact]
    public void An_attempt_that_a_rerun_replaced_stays_in_the_timeline()
    {
        var story = new Story().With(Child("a")).InLoop().Failed("a").Then(new ChildReset("a", 2, null, "ann", null)).Completed("a");

        Build(story).Children[0].Attempts.Select(attempt => (attempt.Number, attempt.Status))
            .ShouldBe([(1, ChildStatus.Failed), (2, ChildStatus.Completed)]);
    }

    [Fact]
    public void A_report_written_on_the_way_out_tells_of_a_parked_campaign_and_why()
    {
        var story = new Story().With(Child("a")).InLoop();

        var campaign = ReportBuilder.Build(story.State, story.Context(running: true), "the budget is used up").Campaign;

        campaign.Status.ShouldBe(CampaignStatus.Parked);
        campaign.Reason.ShouldBe("the budget is used up");
    }

    [Fact]
    public void The_bars_that_the_directive_sets_are_in_both_forms_of_the_report()
    {
        var story = new Story().With(Child("a")).Then(new DirectiveRead("/d.md", "ab",
        [
            new() { Child = "a", SoftTarget = 70, Reason = "<thin> docs", Line = 4 }, new() { SoftTarget = 95, SoftFallback = 85, Line = 5 },
        ])).InLoop().Completed("a", 75);

        var model = Build(story);

        model.Gate.ShouldBe(new() { SoftTarget = 95, SoftFallback = 85 });
        CampaignReport.ToMarkdown(model).ShouldContain(
            "- Override of a: target 70 (&lt;thin&gt; docs; directive, line 4)\n- Override of all: target 95, fallback 85 (directive, line 5)\n");
        CampaignReport.Html(model).ShouldContain("<li>a: target 70 (&lt;thin&gt; docs; directive, line 4)</li>");
    }

    private static ReportModel Build(Story story) => ReportBuilder.Build(story.State, story.Context());
}
