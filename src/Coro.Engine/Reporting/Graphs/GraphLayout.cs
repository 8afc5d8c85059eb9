namespace Coro.Engine.Reporting.Graphs;

/// <summary>
/// Where the nodes and edges of a graph go in a drawing: levels are columns from left to right; an edge that passes a
/// level gets a place of its own in it, so that it runs between the nodes and not through them. Within a column,
/// places are ordered by the middle of their neighbours, which keeps most edges from crossing.
/// </summary>
internal sealed class GraphLayout
{
    public const double NodeHeight = 42;
    private const double NodeGap = 14;
    private const double PassHeight = 6;
    private const double ColumnGap = 56;
    private const int Sweeps = 6;

    private readonly List<List<Place>> _columns = [];
    private readonly Place?[] _byNode;

    public GraphLayout(LeveledGraph graph, double nodeWidth)
    {
        NodeWidth = nodeWidth;
        _byNode = new Place?[graph.Nodes.Count];
        foreach (var level in graph.Levels)
            _columns.Add([.. level.Select(node => _byNode[node] = new(node, NodeHeight))]);
        for (var node = 0; node < graph.Nodes.Count; node++)
        {
            foreach (var on in graph.DependsOn[node])
                Connect(graph, on, node);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
            Order(forward: sweep % 2 == 0);
        Settle();
    }

    public double NodeWidth { get; }

    public double Width => (_columns.Count * (NodeWidth + ColumnGap)) - ColumnGap;

    public double Height { get; private set; }

    /// <summary>The edges: from node, to node, and the heights at which the edge passes the columns between.</summary>
    public List<(int From, int To, IReadOnlyList<Place> Through)> Edges { get; } = [];

    /// <summary>Where a column begins.</summary>
    public double Left(int column) => column * (NodeWidth + ColumnGap);

    /// <summary>The height of a node's middle; null for one that a cycle keeps from being drawn.</summary>
    public double? Middle(int node) => _byNode[node]?.Middle;

    /// <summary>A node's place in its column, or that of an edge passing through (node -1).</summary>
    internal sealed class Place(int node, double height)
    {
        public int Node { get; } = node;
        public double Height { get; } = height;
        public List<Place> Before { get; } = [];
        public List<Place> After { get; } = [];
        public int Rank { get; set; }
        public double Middle { get; set; }
    }

    private void Connect(LeveledGraph graph, int from, int to)
    {
        if (_byNode[from] is not { } last || _byNode[to] is not { } target)
            return;
        var through = new List<Place>();
        for (var level = graph.Level[from] + 1; level < graph.Level[to]; level++)
        {
            var pass = new Place(-1, PassHeight);
            _columns[level].Add(pass);
            Join(last, pass);
            through.Add(last = pass);
        }

        Join(last, target);
        Edges.Add((from, to, through));
    }

    private static void Join(Place from, Place to)
    {
        from.After.Add(to);
        to.Before.Add(from);
    }

    private void Order(bool forward)
    {
        Rank();
        for (var i = 0; i < _columns.Count; i++)
        {
            var column = _columns[forward ? i : _columns.Count - 1 - i];
            var sorted = column.OrderBy(place => Mean(forward ? place.Before : place.After, on => on.Rank, place.Rank)).ToList();
            column.Clear();
            column.AddRange(sorted);
            for (var rank = 0; rank < column.Count; rank++)
                column[rank].Rank = rank;
        }
    }

    private void Rank()
    {
        foreach (var column in _columns)
        {
            for (var rank = 0; rank < column.Count; rank++)
                column[rank].Rank = rank;
        }
    }

    private static double Mean(List<Place> places, Func<Place, double> value, double otherwise) =>
        places.Count == 0 ? otherwise : places.Average(value);

    /// <summary>Gives each place its height: as near to the middle of its neighbours as its column leaves room for.</summary>
    private void Settle()
    {
        foreach (var column in _columns)
            Spread(column, place => 0);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var forward = sweep % 2 == 0;
            foreach (var column in forward ? _columns : Enumerable.Reverse(_columns))
                Spread(column, place => Mean(forward ? place.Before : place.After, on => on.Middle, place.Middle));
        }

        var all = _columns.SelectMany(column => column).ToList();
        if (all.Count == 0)
            return;
        var top = all.Min(place => place.Middle - (place.Height / 2));
        foreach (var place in all)
            place.Middle -= top;
        Height = all.Max(place => place.Middle + (place.Height / 2));
    }

    private static void Spread(List<Place> column, Func<Place, double> wanted)
    {
        // Pushed apart downwards, pushed apart upwards: the mean of the two keeps the distances and favours neither.
        var middles = column.Select(wanted).ToArray();
        var (down, up) = (middles.ToArray(), middles.ToArray());
        for (var i = 1; i < column.Count; i++)
            down[i] = Math.Max(down[i], down[i - 1] + Distance(column[i - 1], column[i]));
        for (var i = column.Count - 2; i >= 0; i--)
            up[i] = Math.Min(up[i], up[i + 1] - Distance(column[i], column[i + 1]));
        for (var i = 0; i < column.Count; i++)
            column[i].Middle = (down[i] + up[i]) / 2;
    }

    private static double Distance(Place one, Place other) => ((one.Height + other.Height) / 2) + NodeGap;
}
