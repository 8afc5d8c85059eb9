namespace Coro.Engine.Loading;

/// <summary>Gathers a child's dependencies, each once: of two on the same child, the one that asks for more counts.</summary>
internal sealed class DependencyList
{
    // So few that comparing each with each is faster than a table.
    private const int Few = 16;

    private readonly List<Dependency> _dependencies = [];
    private readonly Dictionary<string, int> _positions = new(Names.Comparer);

    /// <summary>Adds a dependency.</summary>
    /// <returns>False: the child was there already.</returns>
    public bool Add(Dependency dependency)
    {
        var position = PositionOf(dependency.Child);
        if (position < 0)
        {
            if (_dependencies.Count >= Few)
                _positions.Add(dependency.Child, _dependencies.Count);
            _dependencies.Add(dependency);
            return true;
        }

        if (dependency.Require > _dependencies[position].Require)
            _dependencies[position] = dependency;
        return false;
    }

    /// <summary>Hands out what was gathered, and starts afresh.</summary>
    public IReadOnlyList<Dependency> Take()
    {
        if (_dependencies.Count == 0)
            return [];
        var taken = _dependencies.ToArray();
        _dependencies.Clear();
        _positions.Clear();
        return taken;
    }

    private int PositionOf(string child)
    {
        for (var i = 0; i < Math.Min(_dependencies.Count, Few); i++)
        {
            if (Names.Comparer.Equals(_dependencies[i].Child, child))
                return i;
        }

        return _dependencies.Count > Few && _positions.TryGetValue(child, out var position) ? position : -1;
    }
}
