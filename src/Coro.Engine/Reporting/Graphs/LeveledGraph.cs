namespace Coro.Engine.Reporting.Graphs;

/// <summary>
/// A graph ready to be drawn: names resolved to indexes, and each node in the level after the deepest one it depends on.
/// It copes with whatever it is given (unknown names, cycles), since what is wrong with a graph is best seen in a drawing.
/// </summary>
internal sealed class LeveledGraph
{
    public LeveledGraph(IReadOnlyList<GraphNode> nodes)
    {
        Nodes = nodes;
        DependsOn = Resolve(nodes);
        Dependents = Reverse(DependsOn);
        (Order, Level) = Sort();
        Levels = Group();
    }

    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>For each node the indexes of those it depends on, each once.</summary>
    public IReadOnlyList<int[]> DependsOn { get; }

    /// <summary>For each node the indexes of those that depend on it.</summary>
    public IReadOnlyList<List<int>> Dependents { get; }

    /// <summary>The indexes in topological order, without those that a cycle keeps from being ordered.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>For each node its level, from 0; -1 for those that a cycle keeps from being ordered.</summary>
    public IReadOnlyList<int> Level { get; }

    /// <summary>The indexes of each level.</summary>
    public IReadOnlyList<List<int>> Levels { get; }

    /// <summary>The indexes of the nodes that a cycle keeps from being ordered.</summary>
    public IEnumerable<int> Unordered => Enumerable.Range(0, Nodes.Count).Where(i => Level[i] < 0);

    public int EdgeCount => DependsOn.Sum(on => on.Length);

    /// <summary>
    /// A chain of dependencies whose weights sum to the most, first to last; of equal ones the longer. No number of
    /// workers is faster than it.
    /// </summary>
    public IReadOnlyList<int> CriticalPath(Func<int, double> weight)
    {
        var best = new (double Weight, int Length, int Before)[Nodes.Count];
        var last = -1;
        foreach (var node in Order)
        {
            var (most, before) = ((Weight: 0d, Length: 0), -1);
            foreach (var on in DependsOn[node])
            {
                var chain = (best[on].Weight, best[on].Length);
                if (before < 0 || chain.CompareTo(most) > 0)
                    (most, before) = (chain, on);
            }

            best[node] = (most.Weight + weight(node), most.Length + 1, before);
            if (last < 0 || (best[node].Weight, best[node].Length).CompareTo((best[last].Weight, best[last].Length)) > 0)
                last = node;
        }

        var path = new List<int>();
        for (var node = last; node >= 0; node = best[node].Before)
            path.Add(node);
        path.Reverse();
        return path;
    }

    private static int[][] Resolve(IReadOnlyList<GraphNode> nodes)
    {
        var index = new Dictionary<string, int>(nodes.Count, Names.Comparer);
        for (var i = 0; i < nodes.Count; i++)
            index.TryAdd(nodes[i].Name, i);
        return [.. nodes.Select(node =>
            node.DependsOn.Where(index.ContainsKey).Select(name => index[name]).Distinct().ToArray())];
    }

    private static List<int>[] Reverse(IReadOnlyList<int[]> edges)
    {
        var reversed = edges.Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < edges.Count; i++)
        {
            foreach (var on in edges[i])
                reversed[on].Add(i);
        }

        return reversed;
    }

    private (List<int> Order, int[] Level) Sort()
    {
        var level = new int[Nodes.Count];
        Array.Fill(level, -1);
        var open = DependsOn.Select(on => on.Length).ToArray();
        var order = new List<int>(Nodes.Count);
        order.AddRange(Enumerable.Range(0, Nodes.Count).Where(i => open[i] == 0));
        for (var next = 0; next < order.Count; next++)
        {
            var node = order[next];
            foreach (var on in DependsOn[node])
                level[node] = Math.Max(level[node], level[on]);
            level[node]++;
            foreach (var dependent in Dependents[node])
            {
                if (--open[dependent] == 0)
                    order.Add(dependent);
            }
        }

        return (order, level);
    }

    private List<int>[] Group()
    {
        var levels = new List<int>[Level.DefaultIfEmpty(-1).Max() + 1];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = [];
        for (var i = 0; i < Level.Count; i++)
        {
            if (Level[i] >= 0)
                levels[Level[i]].Add(i);
        }

        return levels;
    }
}
