using Coro.Engine.Reporting.Graphs;

namespace Coro.Tests.Reporting.Graphs;

public sealed class GraphLayoutTests
{
    [Fact]
    public void No_two_nodes_of_a_column_overlap_and_all_lie_within_the_drawing()
    {
        var nodes = Enumerable.Range(0, 60)
            .Select(i => ($"n{i}", string.Join(',', Enumerable.Range(0, i).Where(on => (i * 7 + on * 13) % 11 == 0).Select(on => $"n{on}"))));
        var graph = LeveledGraphTests.Graph([.. nodes]);

        var layout = new GraphLayout(graph, 100);

        foreach (var level in graph.Levels)
        {
            var middles = level.Select(node => layout.Middle(node)!.Value).Order().ToList();
            middles.Zip(middles.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= GraphLayout.NodeHeight);
            middles.ShouldAllBe(middle => middle >= GraphLayout.NodeHeight / 2 - 0.001
                && middle <= layout.Height - GraphLayout.NodeHeight / 2 + 0.001);
        }
    }

    [Fact]
    public void An_edge_that_passes_a_level_has_its_own_place_there()
    {
        var layout = new GraphLayout(LeveledGraphTests.Graph(("a", ""), ("b", "a"), ("c", "a,b")), 100);

        var (_, _, through) = layout.Edges.Single(edge => edge is { From: 0, To: 2 });
        Math.Abs(through.Single().Middle - layout.Middle(1)!.Value).ShouldBeGreaterThan(GraphLayout.NodeHeight / 2);
    }

    [Fact]
    public void Edges_that_need_not_cross_do_not()
    {
        var graph = LeveledGraphTests.Graph(("a", ""), ("b", ""), ("c", ""), ("x", "c"), ("y", "b"), ("z", "a"));

        var layout = new GraphLayout(graph, 100);

        var ends = layout.Edges.OrderBy(edge => layout.Middle(edge.From)).Select(edge => layout.Middle(edge.To)!.Value);
        ends.ShouldBeInOrder();
    }
}
