using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Reporting;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.State;

/// <summary>What a child remembers beyond its status, so that an engine that starts later, or a person, can be told.</summary>
public sealed class ChildFoldTests
{
    private readonly Story _story = new Story().With(Child("a"), Child("b", "a")).InLoop().Active("a");

    private ChildState A => _story.State["a"];

    [Fact]
    public void A_try_whose_attempt_is_given_up_is_left_over_until_it_has_ended()
    {
        _story.Then(Started(), new StepSpawned("a", 1, "AN", 1, 7, 8), Reset(2));
        A.Leftovers.ShouldBe([new(1, "AN", 1, null, new(7, 8))]);
        (A.StepRuns, A.Process, A.MayHaveProcess).ShouldBe((false, null, true));

        _story.Then(Ended(StepOutcome.Cancelled, exitCode: 143));
        A.Leftovers.ShouldBeEmpty();
        (A.ExitCode, A.MayHaveProcess).ShouldBe((null, false));
    }

    [Fact]
    public void A_process_that_is_told_of_only_after_the_reset_belongs_to_the_try_before_it()
    {
        _story.Then(Started(), Reset(2), new StepSpawned("a", 1, "AN", 1, 7, 8));

        A.Leftovers.ShouldHaveSingleItem().Process.ShouldBe(new ProcessIdentity(7, 8));
        A.Process.ShouldBeNull();
    }

    [Fact]
    public void The_end_of_an_old_try_says_nothing_of_the_one_that_runs_now()
    {
        _story.Then(Started(), Reset(2), new AttemptStarted("a", 2, "A"), new StepStarted("a", 2, "AN", 1), Ended(StepOutcome.Success));

        (A.StepRuns, A.StepsDone.Count, A.Leftovers.Count).ShouldBe((true, 0, 0));
    }

    [Fact]
    public void A_child_that_is_reset_twice_remembers_both_tries()
    {
        _story.Then(Started(), Reset(2), new AttemptStarted("a", 2, "A"), new StepStarted("a", 2, "AN", 1), Reset(3));

        A.Leftovers.Select(left => left.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public void The_last_decision_is_kept_with_who_when_and_why()
    {
        var now = _story.Now;
        _story.Then(new ChildSkipped("a", "ann", "not needed"));
        A.Decision.ShouldBe(new(ChildOperation.Skip, "ann", "not needed", now));

        _story.Then(Reset(1));
        A.Decision!.What.ShouldBe(ChildOperation.Rerun);
        _story.Then(new ChildCompleted("b", 1));
        _story.State["b"].Decision.ShouldBeNull("a rule is no somebody");
    }

    [Fact]
    public void A_deferral_lasts_until_the_next_try_or_until_somebody_has_the_child_go_on()
    {
        var deferred = new StepDeferred("a", 1, "AN", 1, Start.AddHours(1), StepOutcome.RateLimited);
        _story.Then(Started(), Ended(StepOutcome.RateLimited), deferred);
        A.Deferred.ShouldBe(new(Start.AddHours(1), StepOutcome.RateLimited));

        _story.Then(new StepStarted("a", 1, "AN", 2));
        A.Deferred.ShouldBeNull();

        _story.Then(new StepEnded("a", 1, "AN", 2, StepOutcome.RateLimited, 1, null, TimeSpan.Zero, null), deferred with { Try = 2 });
        _story.Run();
        A.Deferred.ShouldNotBeNull("a restart is no reason to ask sooner");
        _story.Then(new ChildResumed("a", 1, "ann", null));
        A.Deferred.ShouldBeNull("whoever resumes the child means now");
        A.Status.ShouldBe(ChildStatus.Active);
    }

    [Fact]
    public void Failures_and_refusals_of_a_step_are_counted_until_it_is_another_step_or_somebodys_decision()
    {
        _story.Then(Started(), Ended(StepOutcome.RateLimited), new StepStarted("a", 1, "AN", 2), Ended(StepOutcome.TimedOut) with { Try = 2 });
        _story.Run();
        _story.Then(new StepStarted("a", 1, "AN", 3), Ended(StepOutcome.Failed) with { Try = 3 });
        (A.Failures, A.Refusals).ShouldBe((2, 1));

        _story.Then(new ChildFailed("a", 1, "step-failed"), new ChildResumed("a", 1, "ann", null));
        (A.Failures, A.Refusals).ShouldBe((0, 0));

        _story.Then(new StepStarted("a", 1, "AN", 4), Ended(StepOutcome.Failed) with { Try = 4 }, new StepStarted("a", 1, "TS", 1));
        A.Failures.ShouldBe(0);
    }

    [Fact]
    public void Children_that_are_added_know_by_whom_and_lead_back_before_the_pins()
    {
        _story.Then(new StageCompleted(9, "export"), new GateAnswered("export", new("export", "ann"))).With(Child("c"));
        _story.State["c"].Added.ShouldBeNull("nobody said who");

        var now = _story.Now;
        _story.Then(new ChildrenAdded([Child("d")], "ann", "a late idea"));

        _story.State["d"].Added.ShouldBe(new("ann", "a late idea", now));
        _story.State.CurrentStage.ShouldBe(1);
        _story.State.Answers.ShouldBeEmpty("what was consented to is not what is there now");
    }

    [Fact]
    public void An_exit_code_is_that_of_the_present_attempt()
    {
        _story.Then(Started(), Ended(StepOutcome.Failed, exitCode: 3));
        A.ExitCode.ShouldBe(3);

        _story.Then(new ChildFailed("a", 1, "step-failed"), Reset(2));
        A.ExitCode.ShouldBeNull();
    }

    private static StepStarted Started() => new("a", 1, "AN", 1);

    private static ChildReset Reset(int attempt) => new("a", attempt, null, "ann", null);

    private static StepEnded Ended(StepOutcome outcome, int? exitCode = null) =>
        new("a", 1, "AN", 1, outcome, exitCode, null, TimeSpan.Zero, null);
}
