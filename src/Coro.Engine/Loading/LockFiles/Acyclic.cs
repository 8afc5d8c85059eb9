namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// A graph of packages without its cycles. Package managers allow packages to need each other, and campaigns do not; which edge of a
/// cycle is left out follows from the names alone.
/// </summary>
/// <param name="Kept">What each package needs.</param>
/// <param name="LeftOut">The edges that would have closed a cycle.</param>
internal sealed record Acyclic(
    IReadOnlyDictionary<string, List<string>> Kept, IReadOnlyList<(string From, string To)> LeftOut)
{
    /// <summary>Leaves out, of a graph whose edges lead to its own nodes, each edge that leads back on the way that found it.</summary>
    /// <param name="graph">What each node needs; both in the order in which they are to be looked at.</param>
    public static Acyclic Of(IReadOnlyDictionary<string, List<string>> graph)
    {
        var kept = graph.Keys.ToDictionary(node => node, _ => new List<string>(), StringComparer.Ordinal);
        var leftOut = new List<(string, string)>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var onWay = new HashSet<string>(StringComparer.Ordinal);
        var way = new Stack<(string Node, int Next)>();
        foreach (var start in graph.Keys)
        {
            Enter(start);
            while (way.TryPop(out var at))
            {
                if (at.Next == graph[at.Node].Count)
                {
                    onWay.Remove(at.Node);
                    done.Add(at.Node);
                    continue;
                }

                var on = graph[at.Node][at.Next];
                way.Push((at.Node, at.Next + 1));
                if (onWay.Contains(on))
                {
                    leftOut.Add((at.Node, on));
                    continue;
                }

                kept[at.Node].Add(on);
                Enter(on);
            }
        }

        return new(kept, leftOut);

        void Enter(string node)
        {
            if (done.Contains(node) || !onWay.Add(node))
                return;
            way.Push((node, 0));
        }
    }
}
