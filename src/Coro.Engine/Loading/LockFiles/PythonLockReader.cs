using Coro.Engine.Configuration.Toml;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Reads <c>uv.lock</c>, <c>poetry.lock</c> and <c>pylock.toml</c> (PEP 751). The first names the project itself; of the others, what
/// no package needs is taken for direct.
/// </summary>
internal sealed class PythonLockReader : ILockFileReader
{
    private const string Remedy = "run uv lock, poetry lock or pip lock, which writes the file anew";

    private static readonly string[] Projects = ["virtual", "editable", "directory"];

    public string Kind => "Python (uv.lock, poetry.lock, pylock.toml)";

    public bool Fits(string fileName, string text) => fileName is "uv.lock" or "poetry.lock"
        || (fileName.StartsWith("pylock.", StringComparison.Ordinal) && fileName.EndsWith(".toml", StringComparison.Ordinal));

    public LockFilePackages Read(string text, Problems problems)
    {
        var packages = new LockFilePackages();
        var document = TomlReader.Read(text, problems);
        var namesProject = false;
        foreach (var package in TomlLockFile.Tables(document, "package").Concat(TomlLockFile.Tables(document, "packages")))
        {
            var needs = Needs(package).Select(PythonNames.Normal).ToList();
            var source = TomlLockFile.Table(package, "source");
            if (Projects.Any(key => (source ?? package).TryGet(key, out _)))
            {
                namesProject = true;
                needs.ForEach(packages.AddDirect);
            }
            else if (TomlLockFile.TryPackage(package, problems, Remedy, out var name, out var version))
            {
                var (repository, commit) = GitSource.Of(TomlLockFile.Text(source, "git") is { } git ? "git+" + git : null);
                packages.Add(PythonNames.Normal(name), commit ?? version, needs, repository);
            }
        }

        if (!namesProject && packages.Count > 0)
            packages.GuessDirect();
        if (packages.Count == 0 && !problems.Any)
            problems.Add("no-targets", $"names no package; {Remedy}");
        return packages;
    }

    // A list of tables with a name (uv, PEP 751), or a table by name (Poetry); uv has groups of them besides.
    private static IEnumerable<string> Needs(TomlTable package)
    {
        foreach (var name in Named(package, "dependencies"))
            yield return name;
        foreach (var groups in (string[])["optional-dependencies", "dev-dependencies"])
        {
            if (TomlLockFile.Table(package, groups) is not { } table)
                continue;
            foreach (var name in table.Entries.SelectMany(group => Named(table, group.Key)))
                yield return name;
        }
    }

    private static IEnumerable<string> Named(TomlTable table, string key) => TomlLockFile.Table(table, key) is { } byName
        ? byName.Entries.Select(entry => entry.Key)
        : TomlLockFile.Tables(table, key).Select(needed => TomlLockFile.Text(needed, "name")).OfType<string>();
}
