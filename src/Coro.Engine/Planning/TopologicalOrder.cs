namespace Coro.Engine.Planning;

/// <summary>Kahn's algorithm with a queue that hands out tier A before B, and names in ordinal order within a tier.</summary>
internal static class TopologicalOrder
{
    /// <summary>Orders what can be ordered.</summary>
    /// <returns>The nodes; fewer than the graph has when there is a cycle.</returns>
    public static int[] Of(ChildGraph graph)
    {
        var waiting = new int[graph.Count];
        var ready = new NumberHeap();
        for (var node = 0; node < graph.Count; node++)
        {
            waiting[node] = graph.Dependencies[node].Length;
            if (waiting[node] == 0)
                ready.Add(Priority(graph, node));
        }

        var order = new int[graph.Count];
        var count = 0;
        while (ready.Count > 0)
        {
            var node = ready.Take() % graph.Count;
            order[count++] = node;
            foreach (var dependent in graph.Dependents[node])
            {
                if (--waiting[dependent] == 0)
                    ready.Add(Priority(graph, dependent));
            }
        }

        return order[..count];
    }

    // Two numbers in one: the node is what is left after whole graphs.
    private static int Priority(ChildGraph graph, int node) => graph.Tier(node) == Tier.A ? node : node + graph.Count;
}
