using Coro.Engine.Planning;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Planning;

public sealed class PlannerPropertyTests
{
    [Fact]
    public void The_order_is_what_picking_the_first_ready_one_again_and_again_gives() => ForAll(seed =>
    {
        var children = Graphs.Random(seed, acyclic: seed % 2 == 0);

        return Planner.Plan("x", children).ExecutionOrder.SequenceEqual(PickOneByOne(children));
    });

    [Fact]
    public void The_plan_does_not_depend_on_the_order_of_the_brief() => ForAll(seed =>
    {
        var children = Graphs.Random(seed, acyclic: seed % 2 == 0);
        var one = Planner.Plan("x", children);
        var other = Planner.Plan("x", Graphs.Shuffled(children, seed + 1));

        return one.ExecutionOrder.SequenceEqual(other.ExecutionOrder)
            && one.CriticalPath.SequenceEqual(other.CriticalPath)
            && one.Levels.SelectMany(l => l).SequenceEqual(other.Levels.SelectMany(l => l))
            && one.CyclePath.SequenceEqual(other.CyclePath)
            && one.CycleParticipants.SequenceEqual(other.CycleParticipants);
    });

    [Fact]
    public void Cycle_participants_are_those_that_reach_a_child_that_reaches_itself() => ForAll(seed =>
    {
        var children = Graphs.Random(seed, acyclic: false);
        var reach = Reach(children);
        var expected = children
            .Where((_, i) => Enumerable.Range(0, children.Count).Any(j => reach[j, j] < Far && (i == j || reach[i, j] < Far)))
            .Select(c => c.Name)
            .Order(StringComparer.Ordinal);

        return Planner.Plan("x", children).CycleParticipants.SequenceEqual(expected);
    });

    [Fact]
    public void The_cycle_shown_is_a_shortest_one_through_the_first_name_on_any() => ForAll(seed =>
    {
        var children = Graphs.Random(seed, acyclic: false);
        var reach = Reach(children);
        var onCycle = Enumerable.Range(0, children.Count).Where(i => reach[i, i] < Far)
            .OrderBy(i => children[i].Name, StringComparer.Ordinal).ToList();
        var path = Planner.Plan("x", children).CyclePath;
        if (onCycle.Count == 0)
            return path.Count == 0;

        var edges = path.Zip(path.Skip(1));
        return path[0] == children[onCycle[0]].Name && path[^1] == path[0]
            && path.Count == reach[onCycle[0], onCycle[0]] + 1
            && edges.All(e => children.Single(c => c.Name == e.First).DependsOn.Any(d => d.Child == e.Second));
    });

    [Fact]
    public void A_level_is_one_more_than_the_highest_among_the_dependencies() => ForAll(seed =>
    {
        var children = Graphs.Random(seed, acyclic: true);
        var plan = Planner.Plan("x", children);
        var level = plan.Levels.SelectMany((names, i) => names.Select(name => (name, i))).ToDictionary(x => x.name, x => x.i);

        return plan.CriticalPath.Count == plan.Levels.Count
            && plan.CriticalPath.Select(name => level[name]).SequenceEqual(Enumerable.Range(0, plan.Levels.Count))
            && children.All(c => level[c.Name] == (c.DependsOn.Count == 0 ? 0 : c.DependsOn.Max(d => level[d.Child]) + 1));
    });

    private const int Far = 1_000;

    private static void ForAll(Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));

    private static IEnumerable<string> PickOneByOne(List<ChildDefinition> children)
    {
        var done = new HashSet<string>();
        while (true)
        {
            var next = children
                .Where(c => !done.Contains(c.Name) && c.DependsOn.All(d => done.Contains(d.Child)))
                .OrderBy(c => c.Tier).ThenBy(c => c.Name, StringComparer.Ordinal)
                .FirstOrDefault();
            if (next is null)
                yield break;
            done.Add(next.Name);
            yield return next.Name;
        }
    }

    private static int[,] Reach(List<ChildDefinition> children)
    {
        var n = children.Count;
        var reach = new int[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
                reach[i, j] = children[i].DependsOn.Any(d => d.Child == children[j].Name) ? 1 : Far;
        }

        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                    reach[i, j] = Math.Min(reach[i, j], reach[i, k] + reach[k, j]);
            }
        }

        return reach;
    }
}
