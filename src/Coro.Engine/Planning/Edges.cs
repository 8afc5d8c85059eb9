namespace Coro.Engine.Planning;

/// <summary>Turns the names in <c>depends_on</c> into positions, and tells of all that do not fit.</summary>
internal static class Edges
{
    // A look for the nearest name goes over all names: for a list in which nothing fits, a few times is help enough.
    private const int MostSuggestions = 20;

    /// <summary>Finds every dependency's position, each once.</summary>
    /// <param name="children">The children, in the order of the brief.</param>
    /// <param name="problems">Names used twice, unknown dependencies and self-dependencies, in the order of the brief.</param>
    public static Adjacency Resolve(IReadOnlyList<ChildDefinition> children, out IReadOnlyList<GraphProblem> problems)
    {
        if (children is ResolvedChildren resolved)
        {
            problems = [];
            return resolved.Edges;
        }

        var found = new List<GraphProblem>();
        var table = new NameTable(children);
        var start = new int[children.Count + 1];
        var edges = new List<int>(children.Count * 2);
        var seenBy = new int[children.Count];
        Array.Fill(seenBy, -1);
        var suggestions = 0;
        for (var child = 0; child < children.Count; child++)
        {
            var first = table.Find(children[child].Name);
            if (first != child)
                found.Add(Duplicate(child, children[child].Name, first, children[first].Name));
            var dependsOn = children[child].DependsOn;
            for (var i = 0; i < dependsOn.Count; i++)
            {
                var name = dependsOn[i].Child;
                var position = table.Find(name);
                if (position < 0)
                {
                    var nearest = ++suggestions <= MostSuggestions ? Nearest.To(name, table.Names) : null;
                    found.Add(Unknown(child, i, name, nearest));
                }
                else if (position == child)
                {
                    found.Add(Self(child, i, name));
                }
                else if (seenBy[position] != child)
                {
                    seenBy[position] = child;
                    edges.Add(position);
                }
            }

            start[child + 1] = edges.Count;
        }

        problems = found;
        return new(start, [.. edges]);
    }

    private static GraphProblem Duplicate(int child, string name, int first, string firstName) => new(
        child, null, "duplicate-name",
        name == firstName
            ? $"the name {Shown.Quote(name)} is taken; give one of the two another name"
            : $"the name {Shown.Quote(name)} differs from {Shown.Quote(firstName)} only in case; give one of the two another name",
        first);

    private static GraphProblem Unknown(int child, int edge, string name, string? nearest) => new(
        child, edge, "unknown-dependency",
        $"no target is called {Shown.Quote(name)}; " + (nearest is null ? "add it, or remove the dependency" : $"did you mean '{nearest}'?"));

    private static GraphProblem Self(int child, int edge, string name) => new(
        child, edge, "self-dependency", $"{Shown.Quote(name)} depends on itself; remove the dependency");
}
