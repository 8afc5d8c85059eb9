namespace Coro.Engine.Loading.LockFiles;

/// <summary>The packages of a lock file while they are gathered; ids are equal whatever their case.</summary>
internal sealed class LockFilePackages
{
    private readonly Dictionary<string, Package> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _direct = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _notes = [];

    public int Count => _packages.Count;

    public void AddDirect(string id) => _direct.Add(id);

    /// <summary>Adds a sentence that a person should read.</summary>
    public void Note(string sentence) => _notes.Add(sentence);

    /// <summary>Adds a package, or what another part of the file says of it: of two versions the higher counts.</summary>
    /// <param name="id">What its registry calls it.</param>
    /// <param name="version">The version that was chosen.</param>
    /// <param name="dependencies">The ids of what it needs.</param>
    /// <param name="repoUrl">The repository that the file names for it; null: it names none.</param>
    public void Add(string id, string version, IEnumerable<string> dependencies, string? repoUrl = null)
    {
        if (!_packages.TryGetValue(id, out var package))
        {
            _packages.Add(id, package = new(id, version) { RepoUrl = repoUrl });
        }
        else if (package.Version != version)
        {
            var (low, high) = PackageVersions.Compare(package.Version, version) < 0
                ? (package.Version, version)
                : (version, package.Version);
            Note($"{package.Id} is resolved to {low} and to {high}; {high} is taken.");
            package.RepoUrl = high == version ? repoUrl : package.RepoUrl;
            package.Version = high;
        }

        package.Dependencies.UnionWith(dependencies);
    }

    /// <summary>Says that a package, added sooner or later, needs another.</summary>
    public void AddDependency(string id, string on)
    {
        if (_packages.TryGetValue(id, out var package))
            package.Dependencies.Add(on);
    }

    /// <summary>Takes every package for direct.</summary>
    public void AllAreDirect() => _direct.UnionWith(_packages.Keys);

    /// <summary>Takes for direct what no other package needs, in a file that does not tell what the project itself names.</summary>
    public void GuessDirect()
    {
        var needed = _packages.Values.SelectMany(package => package.Dependencies).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _direct.UnionWith(_packages.Keys.Where(id => !needed.Contains(id)));
        Note("The file does not tell which packages the project itself names; those that no other needs are taken for them (tier A).");
    }

    /// <summary>The packages as targets.</summary>
    /// <param name="repoUrl">The repository of each, with <c>{name}</c> and <c>{version}</c> in it; null: what the file names, if it does.</param>
    public LockFileTargets ToTargets(string? repoUrl)
    {
        var names = TargetNames.Of(_packages.Values.Select(package => package.Id));
        var renamed = names.Where(name => name.Key != name.Value).OrderBy(name => name.Key, StringComparer.Ordinal).ToList();
        if (renamed.Count > 0)
            Note(Renamed(renamed));

        // From what the project names itself, so that in a cycle that is what waits for the rest.
        var ordered = _packages.Values.OrderByDescending(package => _direct.Contains(package.Id)).ThenBy(package => package.Id, StringComparer.Ordinal);
        var edges = Acyclic.Of(ordered.ToDictionary(package => package.Id, Needed, StringComparer.Ordinal));
        foreach (var (from, to) in edges.LeftOut)
            Note($"{from} and {to} need each other; that {from} waits for {to} is left out.");
        return new(
            [
                .. edges.Kept.Keys.Select(id => ToChild(_packages[id], names, edges.Kept[id], repoUrl))
                    .OrderBy(child => child.Name, StringComparer.Ordinal),
            ],
            [.. _notes.Order(StringComparer.Ordinal)]);
    }

    // What a lock file leaves out, such as a project, is no target; nor can it be waited for.
    private List<string> Needed(Package package) =>
    [
        .. package.Dependencies
            .Where(id => _packages.ContainsKey(id) && !id.Equals(package.Id, StringComparison.OrdinalIgnoreCase))
            .Select(id => _packages[id].Id)
            .Order(StringComparer.Ordinal),
    ];

    private ChildDefinition ToChild(
        Package package, IReadOnlyDictionary<string, string> names, IReadOnlyList<string> dependencies, string? repoUrl) => new()
        {
            Name = names[package.Id],
            Tier = _direct.Contains(package.Id) ? Tier.A : Tier.B,
            Pin = package.Version,
            RepoUrl = repoUrl?.Replace("{name}", package.Id).Replace("{version}", package.Version) ?? package.RepoUrl,
            DependsOn = [.. dependencies.Select(id => new Dependency(names[id])).OrderBy(on => on.Child, StringComparer.Ordinal)],
        };

    private static string Renamed(List<KeyValuePair<string, string>> renamed)
    {
        const int shown = 3;
        var some = string.Join(", ", renamed.Take(shown).Select(name => $"{name.Key} is {name.Value}"));
        var more = renamed.Count > shown ? $", and {renamed.Count - shown} more" : "";
        return $"What a package is called is not always a name that a target may have: {some}{more}.";
    }

    private sealed class Package(string id, string version)
    {
        public string Id => id;

        public string Version { get; set; } = version;

        public string? RepoUrl { get; set; }

        public HashSet<string> Dependencies { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
