namespace Coro.Engine.Planning;

/// <summary>
/// The children as numbers. Node n is the n-th name in ordinal order, so that comparing nodes is comparing names, and
/// the result does not depend on the order of the brief. An edge that is given twice counts once.
/// </summary>
internal sealed class ChildGraph
{
    private readonly ChildDefinition[] _children;

    private ChildGraph(ChildDefinition[] children, Adjacency dependencies)
    {
        _children = children;
        Dependents = dependencies.Transpose();
        Dependencies = Dependents.Transpose();
    }

    public int Count => _children.Length;

    /// <summary>What each node waits for, ascending.</summary>
    public Adjacency Dependencies { get; }

    /// <summary>What waits for each node, ascending.</summary>
    public Adjacency Dependents { get; }

    public string Name(int node) => _children[node].Name;

    public Tier Tier(int node) => _children[node].Tier;

    public string[] Names(ReadOnlySpan<int> nodes)
    {
        var names = new string[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            names[i] = Name(nodes[i]);
        return names;
    }

    /// <summary>Builds the graph. Edges that <paramref name="problems"/> tells of are left out of it.</summary>
    public static ChildGraph Build(IReadOnlyList<ChildDefinition> children, out IReadOnlyList<GraphProblem> problems)
    {
        var resolved = Edges.Resolve(children, out problems);
        var names = new string[children.Count];
        var positions = new int[children.Count];
        for (var i = 0; i < names.Length; i++)
            (names[i], positions[i]) = (children[i].Name, i);
        Array.Sort(names, positions, StringComparer.Ordinal);

        var node = new int[names.Length];
        var sorted = new ChildDefinition[names.Length];
        for (var n = 0; n < positions.Length; n++)
        {
            node[positions[n]] = n;
            sorted[n] = children[positions[n]];
        }

        return new(sorted, Renumber(resolved, positions, node));
    }

    private static Adjacency Renumber(Adjacency edges, int[] positions, int[] node)
    {
        var start = new int[positions.Length + 1];
        for (var n = 0; n < positions.Length; n++)
            start[n + 1] = start[n] + edges[positions[n]].Length;
        var nodes = new int[start[^1]];
        for (var n = 0; n < positions.Length; n++)
        {
            var next = start[n];
            foreach (var position in edges[positions[n]])
                nodes[next++] = node[position];
        }

        return new(start, nodes);
    }
}
