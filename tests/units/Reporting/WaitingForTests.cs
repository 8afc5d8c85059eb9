using Coro.Engine.History;
using Coro.Engine.Reporting;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting;

public sealed class WaitingForTests
{
    private static string? Words(Story story, string child, bool running = true) =>
        new WaitingFor(story.State, running, story.Now).Of(story.State[child]);

    private static CampaignSettings Limits(int throttle, string? lane = null, int most = 0) => new()
    {
        Origin = "/brief",
        Limits = new()
        {
            Throttle = throttle,
            Lanes = lane is null ? new Dictionary<string, int>() : new Dictionary<string, int> { [lane] = most },
        },
    };

    [Fact]
    public void A_pending_child_names_what_it_depends_on_and_first_what_will_not_come_by_itself()
    {
        var story = new Story().With(Child("core"), Child("api"), Child("web", "core", "api")).InLoop()
            .Active("core").Failed("api");

        Words(story, "web").ShouldBe("api, which failed; core (active)");
    }

    [Fact]
    public void Three_names_are_enough_and_the_others_are_counted()
    {
        var story = new Story().With([Child("x", "a", "b", "c", "d", "e"), .. "abcde".Select(c => Child(c.ToString()))]);

        Words(story, "x").ShouldBe("a (ready); b (ready); c (ready) and 2 more");
    }

    [Fact]
    public void A_satisfied_dependency_is_not_named()
    {
        var story = new Story().With(Child("a"), Child("b"), Child("x", "a", "b")).InLoop().Completed("a");

        Words(story, "x").ShouldBe("b (ready)");
    }

    [Fact]
    public void A_ready_child_waits_for_a_slot_when_all_are_taken()
    {
        var story = new Story(Limits(1)).With(Child("a"), Child("b")).InLoop().Active("a");

        Words(story, "b").ShouldBe("a free slot (throttle 1)");
    }

    [Fact]
    public void A_skipped_child_holds_its_slot_until_its_process_has_ended()
    {
        var story = new Story(Limits(1)).With(Child("a"), Child("b")).InLoop().Active("a")
            .Then(new StepStarted("a", 1, "AN", 1), new StepSpawned("a", 1, "AN", 1, 7, 8), new ChildSkipped("a", "ann", null));
        Words(story, "b").ShouldBe("a free slot (throttle 1)");

        story.Then(new StepEnded("a", 1, "AN", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, null));
        Words(story, "b").ShouldBe("its turn");
    }

    [Fact]
    public void A_batch_takes_one_slot_however_many_children_it_has()
    {
        var story = new Story(Limits(2)).With(Child("a"), Child("b"), Child("c")).InLoop()
            .Then(new AttemptStarted("a", 1, "B", 1), new AttemptStarted("b", 1, "B", 1));

        Words(story, "c").ShouldBe("its turn");
    }

    [Fact]
    public void A_ready_child_waits_for_its_lane()
    {
        var story = new Story(Limits(4, "deep", 1))
            .With(Child("a") with { Lane = "deep" }, Child("b") with { Lane = "deep" }, Child("c")).InLoop().Active("a");

        Words(story, "b").ShouldBe("lane deep (1 at once)");
        Words(story, "c").ShouldBe("its turn");
    }

    [Fact]
    public void A_ready_child_waits_for_a_lock_that_another_holds()
    {
        var story = new Story()
            .With(Child("a") with { Locks = ["staging-db"] }, Child("b") with { Locks = ["staging-db"] }).InLoop().Active("a");

        Words(story, "b").ShouldBe("lock staging-db, which a holds");
    }

    [Fact]
    public void Before_its_stage_a_ready_child_waits_for_that()
    {
        var story = new Story().With(Child("a"), Child("b") with { Tier = Tier.B }).Run(new StageEntered(2, "pins"));

        Words(story, "a").ShouldBe("stage 4 skill-loop to start");
        Words(story, "b").ShouldBe("stage 5 batch to start");
    }

    [Fact]
    public void A_tier_B_child_that_a_tier_A_one_needs_does_not_wait_for_the_batch_stage()
    {
        var story = new Story().With(Child("a", "m"), Child("m", "b") with { Tier = Tier.B }, Child("b") with { Tier = Tier.B })
            .InLoop();

        Words(story, "b").ShouldBe("its turn");
    }

    [Fact]
    public void Nothing_starts_while_nobody_runs_the_campaign()
    {
        var story = new Story().With(Child("a"));

        Words(story, "a", running: false).ShouldBe("the campaign to be resumed");
    }

    [Fact]
    public void An_escalated_child_waits_for_a_decision_and_its_dependents_for_it()
    {
        var story = new Story().With(Child("a"), Child("b", "a")).InLoop().Active("a")
            .Then(new ChildEscalated("a", 1, "hard-gate"));
        Words(story, "a").ShouldBe("a decision at gate 'quality:a'");
        Words(story, "b").ShouldBe("a, which needs a decision");

        story.Then(new GateOpened(new()
        {
            Id = "quality:a",
            Kind = GateKind.Quality,
            Question = "?",
            Choices = ["accept"],
            Child = "a",
        }));
        Words(story, "a").ShouldBe("a decision at gate 'quality:a'");
    }

    [Fact]
    public void A_ready_child_waits_for_whoever_answers_what_the_campaign_asks()
    {
        var story = new Story().With(Child("a")).InLoop().Then(new GateOpened(new() { Id = "plan", Kind = GateKind.Plan, Question = "?", Choices = ["run"] }));

        Words(story, "a", running: false).ShouldBe("an answer at gate 'plan'");
    }

    [Fact]
    public void Where_failures_halt_a_campaign_a_ready_child_waits_for_a_decision_about_them()
    {
        var story = new Story(new() { Origin = "/", OnChildFailure = FailurePolicy.Halt }).With(Child("a"), Child("b"), Child("c", "a")).InLoop().Failed("a");
        Words(story, "b", running: false).ShouldBe("a decision about a (on_child_failure is 'halt')");

        story.Then(new DependencyForced("a", ["c"], "ann", null));
        Words(story, "b").ShouldBe("its turn");
        Words(story, "c").ShouldBe("its turn");
    }

    [Fact]
    public void A_completed_child_waits_for_nothing()
    {
        var story = new Story().With(Child("a")).InLoop().Completed("a");

        Words(story, "a").ShouldBeNull();
    }
}
