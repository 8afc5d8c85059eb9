using Coro.Engine.Planning;
using static Coro.Tests.Planning.Graphs;

namespace Coro.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void No_children_are_an_empty_plan()
    {
        var plan = Planner.Plan("x", []);

        plan.ExecutionOrder.ShouldBeEmpty();
        plan.Levels.ShouldBeEmpty();
        plan.StartsFirst.ShouldBeEmpty();
        plan.CriticalPath.ShouldBeEmpty();
        plan.HasCycle.ShouldBeFalse();
    }

    [Fact]
    public void Of_what_is_ready_tier_A_goes_first_and_then_the_name_decides()
    {
        var plan = Planner.Plan("x", [Child("b"), Child("a/B"), Child("Z"), Child("c", "b"), Child("a0/B", "Z")]);

        plan.ExecutionOrder.ShouldBe(["Z", "b", "c", "a", "a0"]);
    }

    [Fact]
    public void A_tier_A_child_waits_for_the_tier_B_one_that_it_needs()
    {
        var plan = Planner.Plan("x", [Child("a", "low"), Child("low/B"), Child("high")]);

        plan.ExecutionOrder.ShouldBe(["high", "low", "a"]);
    }

    [Fact]
    public void Levels_count_the_longest_chain_before_a_child()
    {
        var plan = Planner.Plan("x", [Child("d", "a", "c"), Child("c", "b"), Child("b", "a"), Child("a"), Child("e")]);

        plan.Levels.ShouldBe([["a", "e"], ["b"], ["c"], ["d"]]);
        plan.StartsFirst.ShouldBe(["a", "e"]);
        plan.CriticalPath.ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public void Of_equally_long_chains_the_first_in_order_is_the_critical_path()
    {
        var plan = Planner.Plan("x", [Child("y", "b", "a"), Child("z", "a"), Child("b"), Child("a")]);

        plan.CriticalPath.ShouldBe(["a", "y"]);
    }

    [Fact]
    public void A_dependency_named_twice_counts_once()
    {
        var plan = Planner.Plan("x", [Child("a", "b", "b"), Child("b")]);

        plan.ExecutionOrder.ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Dependencies_are_found_whatever_their_case()
    {
        Planner.Plan("x", [Child("a", "CORE"), Child("core")]).ExecutionOrder.ShouldBe(["core", "a"]);
    }

    [Fact]
    public void A_cycle_is_shown_as_its_path_with_all_that_it_holds_back()
    {
        var plan = Planner.Plan("x", [Child("c", "a"), Child("b", "c"), Child("a", "b"), Child("z", "a"), Child("free")]);

        plan.HasCycle.ShouldBeTrue();
        plan.CyclePath.ShouldBe(["a", "b", "c", "a"]);
        plan.CycleParticipants.ShouldBe(["a", "b", "c", "z"]);
        plan.ExecutionOrder.ShouldBe(["free"]);
    }

    [Fact]
    public void Of_several_cycles_the_shortest_through_the_first_name_is_shown()
    {
        var plan = Planner.Plan(
            "x", [Child("0", "d"), Child("a", "b", "d"), Child("b", "c"), Child("c", "a"), Child("d", "a"), Child("e", "f"), Child("f", "e")]);

        plan.CyclePath.ShouldBe(["a", "d", "a"]);
        plan.CycleParticipants.ShouldBe(["0", "a", "b", "c", "d", "e", "f"]);
    }

    [Fact]
    public void All_that_is_wrong_is_reported_at_once()
    {
        var error = Should.Throw<InvalidInputException>(
            () => Planner.Plan("x", [Child("core"), Child("a", "cor", "a"), Child("CORE"), Child("b", "nothing-like-it"), Child("a")]));

        error.Diagnostics.Select(d => $"{d.Path}: {d.Message} [{d.Code}]").ShouldBe(
        [
            "targets[1].depends_on[0]: no target is called 'cor'; did you mean 'core'? [unknown-dependency]",
            "targets[1].depends_on[1]: 'a' depends on itself; remove the dependency [self-dependency]",
            "targets[2].name: the name 'CORE' differs from 'core' only in case; give one of the two another name [duplicate-name]",
            "targets[3].depends_on[0]: no target is called 'nothing-like-it'; add it, or remove the dependency [unknown-dependency]",
            "targets[4].name: the name 'a' is taken; give one of the two another name [duplicate-name]",
        ]);
        Planner.Check([Child("core"), Child("a", "core")]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_chain_of_100_000_neither_overflows_nor_loses_anybody(bool closed)
    {
        const int n = 100_000;
        var children = Enumerable.Range(0, n)
            .Select(i => i > 0 ? Child($"c{i}", $"c{i - 1}") : closed ? Child("c0", $"c{n - 1}") : Child("c0"))
            .ToList();

        var plan = Planner.Plan("x", children);

        plan.ExecutionOrder.Count.ShouldBe(closed ? 0 : n);
        plan.CriticalPath.Count.ShouldBe(closed ? 0 : n);
        plan.CyclePath.Count.ShouldBe(closed ? n + 1 : 0);
        plan.CycleParticipants.Count.ShouldBe(closed ? n : 0);
    }
}
