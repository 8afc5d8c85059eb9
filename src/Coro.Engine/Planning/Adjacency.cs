namespace Coro.Engine.Planning;

/// <summary>The neighbours of every node, in one array: a list for each of 100,000 nodes would cost more than the edges.</summary>
/// <param name="start">Where each node's neighbours begin; one longer than there are nodes.</param>
/// <param name="nodes">The neighbours.</param>
internal readonly struct Adjacency(int[] start, int[] nodes)
{
    /// <summary>The neighbours of a node.</summary>
    public ReadOnlySpan<int> this[int node] => nodes.AsSpan(start[node], start[node + 1] - start[node]);

    public int NodeCount => start.Length - 1;

    /// <summary>The same edges seen from their other end; each node's neighbours come out in ascending order.</summary>
    public Adjacency Transpose()
    {
        var first = new int[start.Length];
        for (var i = 0; i < start[^1]; i++)
            first[nodes[i] + 1]++;
        for (var i = 1; i < first.Length; i++)
            first[i] += first[i - 1];

        var next = first.AsSpan(0, NodeCount).ToArray();
        var others = new int[start[^1]];
        for (var node = 0; node < NodeCount; node++)
        {
            foreach (var other in this[node])
                others[next[other]++] = node;
        }

        return new(first, others);
    }
}
