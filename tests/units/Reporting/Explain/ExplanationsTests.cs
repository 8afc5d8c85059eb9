using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.Reporting.Explain;
using static Coro.ResumeEffect;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.Reporting.Explain;

/// <summary>A child of each status, and each true reason for it.</summary>
public sealed class ExplanationsTests
{
    private static readonly CampaignSettings Settings = new()
    {
        Origin = "/brief",
        Pipelines = new Dictionary<string, PipelineDefinition>
        {
            ["A"] = new() { Steps = [new() { Name = "AN" }, new() { Name = "TS" }] },
        },
    };

    private static ChildExplanation Of(Story story, string child, bool running = false)
    {
        var context = story.Context(running);
        return new Explanations(story.State, context, new WaitingFor(story.State, running, context.Now)).Of(story.State[child]);
    }

    private static (string Why, ResumeEffect OnResume, string Because) Said(Story story, string child, bool running = false)
    {
        var said = Of(story, child, running);
        return (said.Why, said.OnResume, said.Because);
    }

    private static Story Tell(params ChildDefinition[] children) => new Story(Settings).With(children).InLoop();

    [Fact]
    public void A_pending_child_waits_for_what_is_still_to_come()
    {
        var story = Tell(Child("core"), Child("api", "core"));

        Said(story, "api").ShouldBe(("it waits for core (ready)", Waits, "first comes core (ready)"));
    }

    [Theory]
    [InlineData(false, "it needs core, which failed; rerun, skip or force core")]
    [InlineData(true, "it needs core, which was cancelled; rerun or force core")]
    public void A_pending_child_whose_dependency_ended_without_success_would_not_run(bool cancelled, string because)
    {
        var story = Tell(Child("core"), Child("api", "core"));
        _ = cancelled ? story.Then(new ChildCancelled("core", "ann", null)) : story.Failed("core");

        var said = Of(story, "api");
        (said.OnResume, said.Because).ShouldBe((WouldNotRun, because));
    }

    [Fact]
    public void It_names_who_blocks_it_from_afar_and_through_whom()
    {
        var story = Tell(Child("core"), Child("api", "core"), Child("web", "api"), Child("e2e", "web")).Failed("core");

        Said(story, "e2e").ShouldBe(("it waits for web (pending)", WouldNotRun, "it needs core, through web, which failed; rerun, skip or force core"));
    }

    [Fact]
    public void A_failure_outranks_an_open_question_since_an_answer_alone_would_not_help()
    {
        var story = Tell(Child("a"), Child("b"), Child("x", "a", "b"), Child("y", "a")).Active("a")
            .Then(new ChildEscalated("a", 1, "step-escalated", "which one?")).Failed("b");

        Of(story, "x").Because.ShouldBe("it needs b, which failed; rerun, skip or force b");
        Said(story, "y").ShouldBe(
            ("it waits for a, which needs a decision", Waits, "it needs a, and somebody has to answer gate 'quality:a'"));
    }

    [Fact]
    public void A_ready_child_runs_as_soon_as_there_is_room()
    {
        var story = Tell(Child("a"), Child("b", "a")).Completed("a", 95);

        Said(story, "b").ShouldBe(("all that it depends on is done", WouldRun, "it starts as soon as there is room for it"));
        Said(story, "b", running: true).ShouldBe(("all that it depends on is done", WouldRun, "it is next"));
        Of(Tell(Child("a")), "a").Why.ShouldBe("it depends on nothing");
    }

    [Fact]
    public void A_child_that_was_forced_past_another_says_so_and_nobody_else_is_freed_by_it()
    {
        var story = Tell(Child("core"), Child("api", "core"), Child("web", "core")).Failed("core").Then(new DependencyForced("core", ["api"], "ann", null));

        Said(story, "api").ShouldBe((
            "somebody forced it past core, and all else that it depends on is done", WouldRun, "it starts as soon as there is room for it"));
        Of(story, "web").OnResume.ShouldBe(WouldNotRun);
    }

    [Fact]
    public void An_open_question_about_the_campaign_comes_before_every_child_that_could_start()
    {
        var story = Tell(Child("a")).Then(new GateOpened(new() { Id = "plan", Kind = GateKind.Plan, Question = "?", Choices = ["run", "halt"] }));

        Of(story, "a").ShouldSatisfyAllConditions(
            said => said.OnResume.ShouldBe(Waits), said => said.Because.ShouldBe("first comes an answer at gate 'plan'"));
    }

    [Fact]
    public void While_the_campaign_runs_a_ready_child_says_what_it_waits_for()
    {
        var story = Tell(Child("a") with { Locks = ["db"] }, Child("b") with { Locks = ["db"] }).Active("a");

        Of(story, "b", running: true).Because.ShouldBe("first it needs lock db, which a holds");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_failure_that_halts_the_campaign_holds_every_child_that_could_start(bool running)
    {
        var story = new Story(Settings with { OnChildFailure = FailurePolicy.Halt }).With(Child("a"), Child("b"), Child("c", "b")).InLoop().Failed("a");

        foreach (var held in (string[])["b", "c"])
        {
            Of(story, held, running).OnResume.ShouldBe(WouldNotRun);
            Of(story, held, running).Because.ShouldStartWith("on_child_failure is 'halt', and a did not succeed; rerun, accept, skip or force");
        }
    }

    [Fact]
    public void A_budget_that_is_used_up_holds_them_too()
    {
        var story = new Story(Settings with { Limits = new() { MaxCostUsd = 2 } }).With(Child("a"), Child("b")).InLoop()
            .Completed("a", result: new() { Usage = new() { CostUsd = 2.5m } });

        Said(story, "b").ShouldBe(
            ("it depends on nothing", WouldNotRun, "the cost budget is used up: 2.50 USD of 2.00 USD; raise limits.max_cost_usd"));
        new WaitingFor(story.State, true, story.Now).Of(story.State["b"]).ShouldBe("a higher budget");
    }

    [Fact]
    public void An_active_child_tells_its_step()
    {
        var story = Tell(Child("a")).Active("a").Then(new StepStarted("a", 1, "AN", 2));

        Said(story, "a", running: true).ShouldBe(("try 2 of step AN runs", WouldRun, "it is at work"));
    }

    [Theory]
    [InlineData(StepOutcome.RateLimited, "when step AN, which is rate-limited, goes on")]
    [InlineData(StepOutcome.Failed, "when step AN is tried again")]
    public void A_step_that_waits_tells_until_when_and_why(StepOutcome after, string what)
    {
        var story = Tell(Child("a")).Active("a")
            .Then(new StepStarted("a", 1, "AN", 1), Ended("AN", after), new StepDeferred("a", 1, "AN", 1, Start.AddHours(1), after));
        var word = after == StepOutcome.Failed ? "failed" : "rate-limited";

        Said(story, "a", running: true).ShouldBe((
            $"try 1 of step AN ended as {word}, and the next one begins at 2026-03-01 10:00:00Z",
            Waits,
            $"first comes {Countdown.Text(Start.AddHours(1), story.Now)}, {what}"));
        Said(story, "a").ShouldBe((
            $"try 1 of step AN ended as {word}, and the next one begins at 2026-03-01 10:00:00Z",
            Waits,
            $"it goes on, but not before {Countdown.Text(Start.AddHours(1), story.Now)}, {what}; resume the child to try at once"));

        story.Wait(TimeSpan.FromHours(2));
        Said(story, "a").Because.ShouldBe("it goes on with step AN", "that time has passed");
    }

    [Fact]
    public void A_child_that_a_crash_left_active_goes_on_with_its_first_unfinished_step()
    {
        var story = Tell(Child("a")).Active("a").Then(new StepStarted("a", 1, "AN", 1), Ended("AN", StepOutcome.Success), new StepStarted("a", 1, "TS", 1));

        Said(story, "a").ShouldBe(("the run ended while it was at step TS", WouldRun, "it goes on with step TS; AN will not run again"));
    }

    [Fact]
    public void A_child_that_somebody_resumed_says_who()
    {
        var story = Tell(Child("a")).Failed("a").Then(new RunStopped(ExitCode.Success, "complete"), new ChildResumed("a", 1, "ann", "fixed"));

        Of(story, "a").Why.ShouldBe("ann resumed it at 2026-03-01 09:00:07Z: fixed");
    }

    [Fact]
    public void A_completed_child_tells_its_score_and_the_target()
    {
        Said(Tell(Child("a")).Completed("a", 95), "a").ShouldBe((
            "its steps succeeded, and its score 95 reaches the target 90", WouldNotRun, "it is done; rerun it to have it run again"));
        Of(Tell(Child("a")).Completed("a"), "a").Why.ShouldBe("its steps succeeded, and none told a score");
    }

    [Fact]
    public void A_bar_that_the_directive_set_is_told_as_it_was_when_it_counted()
    {
        var story = Tell(Child("a")).Active("a").Then(
            new StepStarted("a", 1, "TS", 1),
            new StepEnded("a", 1, "TS", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, new() { QualityScore = 75 }),
            new ChildCompleted("a", 1, Reason: "score 75 reaches the target 70, by the directive's line 3 (a demo)"));

        Of(story, "a").Why.ShouldBe("its steps succeeded, and its score 75 reaches the target 70, by the directive's line 3 (a demo)");
    }

    [Fact]
    public void Below_target_it_tells_by_which_rule_it_passed()
    {
        var story = Tell(Child("a")).Active("a").Then(new ChildCompleted("a", 1, BelowTarget: true, "score 85 is below the target 90"));

        Of(story, "a").Why.ShouldBe("it passed below target, thanks to the fallback 80: score 85 is below the target 90");
    }

    [Fact]
    public void An_accepted_child_tells_who_took_it_and_in_spite_of_what()
    {
        var story = Escalated(Finding(FindingSeverity.High, "leaks keys")).Then(new ChildCompleted("a", 1, false, "known", "ann"));

        var said = Of(story, "a");
        said.Why.ShouldBe("ann accepted it at 2026-03-01 09:00:08Z: known");
        said.Details.ShouldContain("high: leaks keys");
    }

    [Fact]
    public void A_failed_child_tells_step_try_exit_code_and_log()
    {
        var story = Tell(Child("a"), Child("b", "a")).Active("a")
            .Then(new StepStarted("a", 1, "TS", 2), Ended("TS", StepOutcome.Failed, exitCode: 3), new ChildFailed("a", 1, "step-failed", "step TS: no luck"));

        Said(story, "a").ShouldBe((
            "step TS failed in try 2 with exit code 3: no luck",
            WouldNotRun,
            "nothing runs a failed child by itself; rerun it, resume it from step AN, or skip it; one child waits for it"));
        Of(story, "a").Details.ShouldBe(["log of step TS: " + Path.Combine("/root/campaigns/demo", "children", "a", "1", "TS.2.out.log")]);
    }

    [Fact]
    public void An_exit_code_that_the_message_has_already_is_not_told_twice()
    {
        var story = Tell(Child("a")).Active("a")
            .Then(new StepStarted("a", 1, "TS", 1), Ended("TS", StepOutcome.Failed, exitCode: 3), new ChildFailed("a", 1, "step-failed", "step TS: exit code 3"));

        Of(story, "a").Why.ShouldBe("step TS failed in try 1: exit code 3");
    }

    [Fact]
    public void A_child_that_missed_the_soft_gate_tells_the_score()
    {
        var story = Tell(Child("a")).Active("a").Then(new ChildFailed("a", 1, "soft-gate-miss", "score 60 is below the fallback 80"));

        Of(story, "a").Why.ShouldBe("its steps succeeded, but its score 60 is below the fallback 80");
    }

    [Fact]
    public void An_escalated_child_tells_the_findings_and_where_to_answer()
    {
        var findings = Enumerable.Range(1, 12).Select(n => Finding(FindingSeverity.High, $"no. {n}")).Append(Finding(FindingSeverity.Low, "a comma"));

        var said = Of(Escalated([.. findings]), "a");

        said.Why.ShouldBe("the hard gate zero-critical-high does not let pass: high: no. 1; high: no. 2; high: no. 3 and 9 more");
        (said.OnResume, said.Because).ShouldBe((Waits, "somebody has to answer gate 'quality:a'"));
        said.Details.Count(line => line.StartsWith("high: no. ")).ShouldBe(10);
        said.Details.ShouldContain("and 2 more");
        said.Details.ShouldNotContain(line => line.Contains("comma"));
    }

    [Fact]
    public void A_child_whose_step_asked_for_a_person_says_what_it_asked()
    {
        var story = Tell(Child("a")).Active("a").Then(new ChildEscalated("a", 1, "step-escalated", "step AN: which licence?"));

        Of(story, "a").Why.ShouldBe("a step asked for a person: step AN: which licence?");
    }

    [Fact]
    public void A_decision_is_told_with_who_when_and_why()
    {
        var story = Tell(Child("a"), Child("b"), Child("c", "b")).Then(new ChildSkipped("a", "ann", "not needed"), new ChildCancelled("b", "bob", null));

        Said(story, "a").ShouldBe((
            "ann skipped it at 2026-03-01 09:00:04Z: not needed", WouldNotRun, "it is left out; rerun it to have it run after all"));
        Said(story, "b").ShouldBe((
            "bob cancelled it at 2026-03-01 09:00:05Z", WouldNotRun, "it is called off; rerun it to bring it back; one child waits for it"));
    }

    [Theory]
    [InlineData(true, "its old process 7 has not ended yet, and holds its slot and locks until then")]
    [InlineData(false, "a process 7 of it may still run; a resume ends it first")]
    public void A_cancelled_child_whose_process_has_not_ended_says_so(bool running, string detail)
    {
        var story = Tell(Child("a")).Active("a")
            .Then(new StepStarted("a", 1, "AN", 1), new StepSpawned("a", 1, "AN", 1, 7, 8), new ChildCancelled("a", "ann", null));

        Of(story, "a", running).Details.ShouldBe([detail]);
        story.Then(new StepEnded("a", 1, "AN", 1, StepOutcome.Cancelled, 143, null, TimeSpan.Zero, null));
        Of(story, "a", running).Details.ShouldBeEmpty();
    }

    [Fact]
    public void A_reset_child_waits_for_its_old_process_and_tells_who_reran_it()
    {
        var story = Tell(Child("a")).Active("a").Then(new StepStarted("a", 1, "AN", 1), new ChildReset("a", 2, null, "ann", "it hangs"));

        var said = Of(story, "a", running: true);
        (said.OnResume, said.Because).ShouldBe((Waits, "first it needs the process of its earlier attempt to end"));
        said.Details.ShouldContain("attempt 2: ann reran it at 2026-03-01 09:00:06Z: it hangs");
    }

    [Fact]
    public void A_child_that_joined_later_says_who_added_it()
    {
        var story = Tell(Child("a")).Then(new ChildrenAdded([Child("b", "a")], "ann", "a late idea"));

        Of(story, "b").Details.ShouldBe(["ann added it at 2026-03-01 09:00:04Z: a late idea"]);
    }

    [Fact]
    public void A_long_chain_is_explained_in_no_time()
    {
        var children = Enumerable.Range(0, 20_000).Select(n => n == 0 ? Child("n0") : Child($"n{n}", $"n{n - 1}")).ToArray();
        var story = Tell(children).Failed("n0");
        var context = story.Context();
        var explanations = new Explanations(story.State, context, new WaitingFor(story.State, false, context.Now));

        story.State.Children.Skip(1).ShouldAllBe(child => explanations.Of(child).Because.StartsWith("it needs n0"));
    }

    private static Story Escalated(params Finding[] findings) => Tell(Child("a")).Active("a")
        .Then(
            new StepStarted("a", 1, "TS", 1),
            new StepEnded("a", 1, "TS", 1, StepOutcome.Success, 0, null, TimeSpan.Zero, new() { Findings = findings }),
            new ChildEscalated("a", 1, "hard-gate", "high finding"));

    private static Finding Finding(FindingSeverity severity, string title) => new() { Severity = severity, Title = title };

    private static StepEnded Ended(string step, StepOutcome outcome, int? exitCode = null) =>
        new("a", 1, step, 1, outcome, exitCode, null, TimeSpan.Zero, null);
}
