using Coro.Engine.History;
using Coro.Engine.Reporting;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting;

public sealed class CampaignResultsTests
{
    [Fact]
    public void A_result_names_the_children_by_how_they_ended_and_scores_only_the_completed()
    {
        var story = new Story().With(Child("a"), Child("b"), Child("c"), Child("d"), Child("e")).InLoop()
            .Completed("a", 91).Failed("b").Then(new ChildSkipped("d", "ann", null)).Active("c").Then(
                new StepEnded("c", 1, "TS", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, new() { QualityScore = 99 }),
                new ChildEscalated("c", 1, "hard-gate"));

        var result = CampaignResults.Of(
            story.State, story.Context(running: true), ExitCode.AwaitingInput, "skill-loop", "c waits", reportPath: null);

        result.Completed.ShouldBe(["a"]);
        result.Failed.ShouldBe(["b", "c"]);
        result.Skipped.ShouldBe(["d"]);
        result.QualityScores.ShouldBe(new Dictionary<string, decimal> { ["a"] = 91 });
        result.Campaign.ExitCode.ShouldBe(ExitCode.AwaitingInput);
        result.DecisionLogPath.ShouldBe(story.Context().Workspace.DecisionLog);
    }

    [Fact]
    public void A_report_that_could_not_be_written_is_not_pointed_at_though_an_older_one_is_there()
    {
        var story = new Story().With(Child("a"));

        CampaignResults.Of(story.State, story.Context(), ExitCode.ReportFailure, "maintenance", "disk full", "/old/report.md")
            .ReportPath.ShouldBeNull();
    }
}
