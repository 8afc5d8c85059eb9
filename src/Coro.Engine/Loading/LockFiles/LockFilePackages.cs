namespace Coro.Engine.Loading.LockFiles;

/// <summary>The packages of a lock file while they are gathered; ids are equal whatever their case.</summary>
internal sealed class LockFilePackages
{
    private readonly Dictionary<string, Package> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _direct = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _notes = [];

    public int Count => _packages.Count;

    public void AddDirect(string id) => _direct.Add(id);

    /// <summary>Adds a package, or what another part of the file says of it: of two versions the higher counts.</summary>
    public void Add(string id, string version, IEnumerable<string> dependencies)
    {
        if (!_packages.TryGetValue(id, out var package))
        {
            _packages.Add(id, package = new(id, version));
        }
        else if (package.Version != version)
        {
            var (low, high) = PackageVersions.Compare(package.Version, version) < 0
                ? (package.Version, version)
                : (version, package.Version);
            _notes.Add($"{package.Id} is resolved to {low} and to {high}; {high} is taken.");
            package.Version = high;
        }

        package.Dependencies.UnionWith(dependencies);
    }

    /// <summary>The packages as targets.</summary>
    /// <param name="repoUrl">The repository of each, with <c>{name}</c> and <c>{version}</c> in it; null: none.</param>
    public LockFileTargets ToTargets(string? repoUrl) => new(
        [.. _packages.Values.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => ToChild(p, repoUrl))],
        [.. _notes.Distinct().Order(StringComparer.Ordinal)]);

    private ChildDefinition ToChild(Package package, string? repoUrl) => new()
    {
        Name = package.Id,
        Tier = _direct.Contains(package.Id) ? Tier.A : Tier.B,
        Pin = package.Version,
        RepoUrl = repoUrl?.Replace("{name}", package.Id).Replace("{version}", package.Version),
        // What a lock file leaves out, such as a project, is no target; nor can it be waited for.
        DependsOn =
        [
            .. package.Dependencies
                .Where(id => _packages.ContainsKey(id) && !id.Equals(package.Id, StringComparison.OrdinalIgnoreCase))
                .Select(id => _packages[id].Id)
                .Order(StringComparer.Ordinal)
                .Select(id => new Dependency(id)),
        ],
    };

    private sealed class Package(string id, string version)
    {
        public string Id => id;

        public string Version { get; set; } = version;

        public HashSet<string> Dependencies { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
