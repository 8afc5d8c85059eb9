using Coro.Engine.History;
using Coro.Tests.Reporting;
using static Coro.Tests.Reporting.Story;

namespace Coro.Tests.State;

/// <summary>What forcing a dependency means: these edges, as long as the child stays as it ended.</summary>
public sealed class ForcedDependencyTests
{
    [Fact]
    public void A_forced_dependent_is_ready_and_the_child_stays_failed()
    {
        var story = new Story().With(Child("a"), Child("b", "a"), Child("c", "b")).InLoop().Failed("a").Then(Force("a", "b"));

        Statuses(story).ShouldBe("a failed, b ready, c pending");
        story.State.ForcedFailures.ShouldBe(1);
    }

    [Fact]
    public void It_still_waits_for_whatever_else_it_depends_on()
    {
        var story = new Story().With(Child("a"), Child("x"), Child("b", "a", "x")).InLoop().Failed("a").Then(Force("a", "b"));
        Statuses(story).ShouldBe("a failed, x ready, b pending");

        Statuses(story.Completed("x")).ShouldBe("a failed, x completed, b ready");
    }

    [Fact]
    public void Only_the_edges_that_were_named_are_forced()
    {
        var story = new Story().With(Child("a"), Child("b", "a"), Child("c", "a")).InLoop().Failed("a").Then(Force("a", "b"));
        Statuses(story).ShouldBe("a failed, b ready, c pending");

        Statuses(story.Then(Force("a", "b", "c"))).ShouldBe("a failed, b ready, c ready");
        Statuses(story.With(Child("late", "a"))).ShouldBe("a failed, b ready, c ready, late pending");
    }

    [Fact]
    public void A_cancelled_child_can_be_forced_like_a_failed_one()
    {
        var story = new Story().With(Child("a"), Child("b", "a")).InLoop().Then(new ChildCancelled("a", "ann", null), Force("a", "b"));

        Statuses(story).ShouldBe("a cancelled, b ready");
        story.State.ForcedFailures.ShouldBe(0, "calling off is no failure");
    }

    [Fact]
    public void Running_the_child_again_ends_it_for_those_that_have_not_started()
    {
        var story = new Story().With(Child("a"), Child("b", "a"), Child("c", "a")).InLoop().Failed("a").Then(Force("a", "b", "c")).Active("b");

        story.Then(new ChildReset("a", 2, null, "ann", null));

        Statuses(story).ShouldBe("a ready, b active, c pending");
        (story.State.ForcedFailures, story.State["a"].ForcedFor).ShouldBe((0, null));
        Statuses(story.Completed("a")).ShouldBe("a completed, b active, c ready");
    }

    [Fact]
    public void Calling_the_child_off_afterwards_ends_it_too()
    {
        var story = new Story().With(Child("a"), Child("b", "a")).InLoop().Failed("a").Then(Force("a", "b"));

        Statuses(story.Then(new ChildCancelled("a", "ann", null))).ShouldBe("a cancelled, b pending");
    }

    [Fact]
    public void Skipping_the_child_afterwards_keeps_what_waits_ready()
    {
        var story = new Story().With(Child("a"), Child("b", "a")).InLoop().Failed("a").Then(Force("a", "b"));
        var readyAgain = 0;
        story.State.BecameRunnable = _ => readyAgain++;

        Statuses(story.Then(new ChildSkipped("a", "ann", null))).ShouldBe("a skipped, b ready");
        readyAgain.ShouldBe(0, "it was ready already");
        Statuses(story.Then(new ChildReset("a", 2, null, "ann", null))).ShouldBe("a ready, b pending");
    }

    private static DependencyForced Force(string child, params string[] dependents) => new(child, dependents, "ann", "why not");

    private static string Statuses(Story story) =>
        string.Join(", ", story.State.Children.Select(child => $"{child.Name} {child.Status.ToString().ToLowerInvariant()}"));
}
