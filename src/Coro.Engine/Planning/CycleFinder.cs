namespace Coro.Engine.Planning;

/// <summary>
/// Finds the cycle that a person is shown: the shortest one through the ordinally first name that lies on any cycle.
/// Linear, and without recursion: a chain of 100,000 must not end the process.
/// </summary>
internal static class CycleFinder
{
    /// <summary>Finds a cycle among the nodes that could not be ordered.</summary>
    /// <returns>The nodes, each depending on the next; the first is also the last.</returns>
    public static int[] Find(ChildGraph graph, bool[] ordered)
    {
        var start = SmallestOnCycle(graph, ordered);
        var cameFrom = new int[graph.Count];
        Array.Fill(cameFrom, -1);
        var queue = new Queue<int>([start]);
        while (true)
        {
            var node = queue.Dequeue();
            foreach (var next in graph.Dependencies[node])
            {
                if (next == start)
                    return PathTo(node, start, cameFrom);
                if (ordered[next] || cameFrom[next] >= 0)
                    continue;
                cameFrom[next] = node;
                queue.Enqueue(next);
            }
        }
    }

    private static int[] PathTo(int last, int start, int[] cameFrom)
    {
        var path = new List<int> { start };
        for (var node = last; node != start; node = cameFrom[node])
            path.Add(node);
        path.Add(start);
        path.Reverse();
        return [.. path];
    }

    // Tarjan's strongly connected components: a node lies on a cycle if its component has more than one node.
    private static int SmallestOnCycle(ChildGraph graph, bool[] ordered)
    {
        var smallest = int.MaxValue;
        var (number, low, edge) = (new int[graph.Count], new int[graph.Count], new int[graph.Count]);
        var inComponent = new bool[graph.Count];
        var (open, path) = (new Stack<int>(), new Stack<int>());
        var count = 0;
        for (var root = 0; root < graph.Count; root++)
        {
            if (ordered[root] || number[root] > 0)
                continue;
            path.Push(root);
            while (path.TryPeek(out var node))
            {
                if (number[node] == 0)
                {
                    number[node] = low[node] = ++count;
                    open.Push(node);
                }

                var dependencies = graph.Dependencies[node];
                if (edge[node] < dependencies.Length)
                {
                    var next = dependencies[edge[node]++];
                    if (ordered[next] || inComponent[next])
                        continue;
                    if (number[next] == 0)
                        path.Push(next);
                    else
                        low[node] = Math.Min(low[node], number[next]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var parent))
                    low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] == number[node])
                    smallest = Math.Min(smallest, Close(node, open, inComponent));
            }
        }

        return smallest;
    }

    private static int Close(int node, Stack<int> open, bool[] inComponent)
    {
        var (size, least) = (0, int.MaxValue);
        int member;
        do
        {
            member = open.Pop();
            inComponent[member] = true;
            least = Math.Min(least, member);
            size++;
        }
        while (member != node);
        return size > 1 ? least : int.MaxValue;
    }
}
