using Coro.Engine.History;
using Coro.Engine.Reporting;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting;

public sealed class CampaignViewsTests
{
    [Fact]
    public void Counts_are_those_of_the_children()
    {
        var story = new Story().With(Child("a"), Child("b", "a"), Child("c"), Child("d")).InLoop().Active("c").Failed("d");

        CampaignViews.Counts(story.State).ShouldBe(new() { Ready = 1, Pending = 1, Active = 1, Failed = 1 });
    }

    [Fact]
    public void A_campaign_that_is_being_run_is_running_and_its_stage_is_the_one_entered()
    {
        var story = new Story().With(Child("a")).InLoop().Wait(TimeSpan.FromMinutes(1));

        var campaign = CampaignViews.Campaign(story.State, story.Context(running: true));

        campaign.Status.ShouldBe(CampaignStatus.Running);
        campaign.Stage.ShouldBe(4);
        campaign.StageName.ShouldBe("skill-loop");
        campaign.Duration.ShouldBe(TimeSpan.FromSeconds(62));
        campaign.ExitCode.ShouldBeNull();
        campaign.Reason.ShouldBeNull();
    }

    [Fact]
    public void A_run_that_said_no_end_is_interrupted_and_lasted_until_its_last_event()
    {
        var story = new Story().With(Child("a")).InLoop().Wait(TimeSpan.FromHours(9));

        var campaign = CampaignViews.Campaign(story.State, story.Context());

        campaign.Status.ShouldBe(CampaignStatus.Interrupted);
        campaign.Duration.ShouldBe(TimeSpan.FromSeconds(1));
        campaign.Reason.ShouldNotBeNull().ShouldContain("process 42 on host");
    }

    [Fact]
    public void A_run_that_stopped_on_purpose_is_parked_with_its_reason_and_the_stage_that_comes_next()
    {
        var story = new Story().With(Child("a"))
            .Run(new StageEntered(0, "setup"), new StageCompleted(0, "setup"), new RunStopped(ExitCode.UserCancelled, "left"));

        var campaign = CampaignViews.Campaign(story.State, story.Context());

        campaign.Status.ShouldBe(CampaignStatus.Parked);
        campaign.StageName.ShouldBe("strategy");
        campaign.ExitCode.ShouldBe(ExitCode.UserCancelled);
        campaign.Reason.ShouldBe("left");
    }

    [Fact]
    public void A_campaign_is_complete_with_its_last_stage_and_no_longer_once_a_child_is_rerun()
    {
        var story = new Story().With(Child("a")).InLoop().Completed("a")
            .Then(new StageCompleted(10, "maintenance"), new RunStopped(ExitCode.Success, "complete"));
        var before = CampaignViews.Campaign(story.State, story.Context());

        story.Then(new ChildReset("a", 2, null, "ann", null));
        var after = CampaignViews.Campaign(story.State, story.Context());

        before.Status.ShouldBe(CampaignStatus.Completed);
        before.Stage.ShouldBeNull();
        after.Status.ShouldBe(CampaignStatus.Parked);
        after.Stage.ShouldBe(4);
    }

    [Fact]
    public void An_active_child_has_lasted_until_now_and_a_finished_one_until_its_end()
    {
        var story = new Story().With(Child("a"), Child("b")).InLoop().Completed("a", 93).Active("b")
            .Wait(TimeSpan.FromMinutes(5));

        var children = CampaignViews.Overview(story.State, story.Context(running: true)).Children;

        children[0].Duration.ShouldBe(TimeSpan.FromSeconds(60));
        children[0].QualityScore.ShouldBe(93);
        children[1].Duration.ShouldBe(TimeSpan.FromSeconds(301));
        children[1].Folder.ShouldBe(Path.Combine("/root/campaigns/demo", "children", "b", "1"));
    }

    [Fact]
    public void Children_come_in_execution_order_where_it_is_known()
    {
        var story = new Story().With(Child("b", "a"), Child("a"));

        CampaignViews.Overview(story.State, story.Context() with { ExecutionOrder = ["a", "b"] })
            .Children.Select(child => child.Name).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void An_order_that_leaves_children_out_does_not_hide_them()
    {
        var story = new Story().With(Child("b", "a"), Child("a"));

        CampaignViews.Overview(story.State, story.Context() with { ExecutionOrder = ["a"] })
            .Children.Select(child => child.Name).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Usage_that_nobody_told_stays_unknown()
    {
        var story = new Story().With(Child("a"), Child("b")).InLoop().Completed("a");
        CampaignViews.TotalUsage(story.State).ShouldBeNull();

        story.Completed("b", result: new() { Usage = new() { CostUsd = 1.5m } });
        CampaignViews.TotalUsage(story.State).ShouldNotBeNull().CostUsd.ShouldBe(1.5m);
    }
}
