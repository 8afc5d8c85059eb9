using Coro.Engine.Reporting.Graphs;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Reporting.Graphs;

public sealed class LeveledGraphTests
{
    [Fact]
    public void A_node_is_in_the_level_after_the_deepest_one_it_depends_on()
    {
        var graph = Graph(("d", "a,c"), ("c", "b"), ("b", "a"), ("a", ""));

        graph.Level.ShouldBe([3, 2, 1, 0]);
        graph.Levels.Select(level => level.Single()).ShouldBe([3, 2, 1, 0]);
    }

    [Fact]
    public void Names_that_are_not_there_and_repetitions_are_passed_over()
    {
        var graph = Graph(("a", "gone"), ("b", "a,A,a"));

        graph.DependsOn[0].ShouldBeEmpty();
        graph.DependsOn[1].ShouldBe([0]);
    }

    [Fact]
    public void Nodes_in_a_cycle_or_behind_one_have_no_level()
    {
        var graph = Graph(("a", "b"), ("b", "a"), ("c", "b"), ("d", ""));

        graph.Unordered.ShouldBe([0, 1, 2]);
        graph.Level[3].ShouldBe(0);
    }

    [Fact]
    public void The_critical_path_is_the_heaviest_chain_and_not_the_longest()
    {
        var graph = Graph(("a", ""), ("b", "a"), ("c", "b"), ("heavy", "a"));
        double[] weights = [1, 1, 1, 5];

        graph.CriticalPath(i => weights[i]).ShouldBe([0, 3]);
        graph.CriticalPath(_ => 0).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Every_edge_of_any_acyclic_graph_goes_to_a_deeper_level()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<(byte, byte)[]>(), edges =>
        {
            var nodes = Enumerable.Range(0, 256).Select(i => new GraphNode(
                $"n{i}", [.. edges.Where(e => Math.Max(e.Item1, e.Item2) == i).Select(e => $"n{Math.Min(e.Item1, e.Item2)}")
                    .Where(name => name != $"n{i}")])).ToList();
            var graph = new LeveledGraph(nodes);
            return graph.Order.Count == 256
                && Enumerable.Range(0, 256).All(i => graph.DependsOn[i].All(on => graph.Level[on] < graph.Level[i]));
        });
        property.QuickCheckThrowOnFailure();
    }

    internal static LeveledGraph Graph(params (string Name, string DependsOn)[] nodes) => new(Nodes(nodes));

    internal static GraphNode[] Nodes(params (string Name, string DependsOn)[] nodes) =>
        [.. nodes.Select(node => new GraphNode(node.Name, node.DependsOn.Split(',', StringSplitOptions.RemoveEmptyEntries)))];
}
