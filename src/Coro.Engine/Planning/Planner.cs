namespace Coro.Engine.Planning;

/// <summary>
/// Orders a campaign's children: pure, the same for the same children whatever order they come in, and linear in
/// children and dependencies but for one sort of the names.
/// </summary>
public static class Planner
{
    /// <summary>Makes the plan. A cycle does not stop it: the plan then holds its path and what it keeps from being ordered.</summary>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="children">The children; a dependency that one names twice counts once.</param>
    /// <exception cref="InvalidInputException">A name is used twice, or a dependency is unknown or the child itself;
    /// all such problems are in it.</exception>
    public static CampaignPlan Plan(string campaign, IReadOnlyList<ChildDefinition> children)
    {
        var graph = ChildGraph.Build(children, out var problems);
        if (problems.Count > 0)
            throw new InvalidInputException([.. problems.Select(p => p.ToDiagnostic())]);

        var order = TopologicalOrder.Of(graph);
        var depth = Depths(graph, order);
        return WithCycle(graph, order, new()
        {
            Campaign = campaign,
            Children = children,
            ExecutionOrder = graph.Names(order),
            Levels = Levels(graph, order, depth),
            CriticalPath = CriticalPath(graph, order, depth),
        });
    }

    /// <summary>What is wrong with the names and dependencies, all of it; cycles are the plan's to tell.</summary>
    /// <param name="children">The children.</param>
    /// <returns>The problems in the order of the children; empty when a plan can be made.</returns>
    public static IReadOnlyList<Diagnostic> Check(IReadOnlyList<ChildDefinition> children)
    {
        Edges.Resolve(children, out var problems);
        return [.. problems.Select(p => p.ToDiagnostic())];
    }

    private static int[] Depths(ChildGraph graph, int[] order)
    {
        var depth = new int[graph.Count];
        foreach (var node in order)
        {
            foreach (var dependency in graph.Dependencies[node])
                depth[node] = Math.Max(depth[node], depth[dependency] + 1);
        }

        return depth;
    }

    private static IReadOnlyList<string>[] Levels(ChildGraph graph, int[] order, int[] depth)
    {
        var size = new int[order.Length == 0 ? 0 : order.Max(node => depth[node]) + 1];
        foreach (var node in order)
            size[depth[node]]++;
        var levels = Array.ConvertAll(size, n => new string[n]);
        Array.Clear(size);
        foreach (var node in order)
            levels[depth[node]][size[depth[node]]++] = graph.Name(node);
        return levels;
    }

    // Of several longest chains: the one whose end comes first in the order, and before each link the first by name.
    private static string[] CriticalPath(ChildGraph graph, int[] order, int[] depth)
    {
        if (order.Length == 0)
            return [];
        var end = order[0];
        foreach (var node in order)
        {
            if (depth[node] > depth[end])
                end = node;
        }

        var path = new string[depth[end] + 1];
        path[^1] = graph.Name(end);
        for (var node = end; depth[node] > 0;)
        {
            foreach (var dependency in graph.Dependencies[node])
            {
                if (depth[dependency] != depth[node] - 1)
                    continue;
                node = dependency;
                break;
            }

            path[depth[node]] = graph.Name(node);
        }

        return path;
    }

    private static CampaignPlan WithCycle(ChildGraph graph, int[] order, CampaignPlan plan)
    {
        if (order.Length == graph.Count)
            return plan;
        var ordered = new bool[graph.Count];
        foreach (var node in order)
            ordered[node] = true;
        // Nodes are in ordinal order of their names, so this needs no sort.
        var rest = Enumerable.Range(0, graph.Count).Where(node => !ordered[node]).ToArray();
        return plan with
        {
            CyclePath = graph.Names(CycleFinder.Find(graph, ordered)),
            CycleParticipants = graph.Names(rest),
        };
    }
}
