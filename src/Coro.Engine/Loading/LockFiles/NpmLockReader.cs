using System.Text.Json;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Reads <c>package-lock.json</c> (or <c>npm-shrinkwrap.json</c>), versions 2 and 3. What the project, or a workspace of it, names
/// itself is direct, development dependencies included.
/// </summary>
internal sealed class NpmLockReader : ILockFileReader
{
    private const string Remedy = "run npm install --package-lock-only with npm 7 or newer, which writes the file anew";
    private const string Folder = "node_modules/";

    private static readonly string[] Needs = ["dependencies", "optionalDependencies", "peerDependencies"];
    private static readonly string[] ProjectNeeds = [.. Needs, "devDependencies"];

    public string Kind => "npm (package-lock.json)";

    public bool Fits(string fileName, string text) =>
        fileName is "package-lock.json" or "npm-shrinkwrap.json"
        || (text.AsSpan().TrimStart().StartsWith("{") && text.Contains("\"lockfileVersion\"", StringComparison.Ordinal));

    public LockFilePackages Read(string text, Problems problems)
    {
        var packages = new LockFilePackages();
        var file = new JsonLockFile(problems, Remedy);
        file.Read(text, root =>
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("packages", out var entries))
            {
                problems.Add("missing-key", $"has no 'packages': it is too old, or no file that npm wrote; {Remedy}");
                return;
            }

            foreach (var entry in file.Members(entries, "packages"))
                Read(entry, file, packages, problems);
            if (packages.Count == 0 && !problems.Any)
                problems.Add("no-targets", $"names no package; {Remedy}");
        });
        return packages;
    }

    // An entry is named by its folder: "" and "packages/app" are projects, "node_modules/a/node_modules/@s/b" is the package @s/b.
    private static void Read(JsonProperty entry, JsonLockFile file, LockFilePackages packages, Problems problems)
    {
        var path = $"packages.{entry.Name}";
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            file.Report("an object", entry.Value, path);
            return;
        }

        var at = entry.Name.LastIndexOf(Folder, StringComparison.Ordinal);
        if (at < 0)
        {
            foreach (var id in ProjectNeeds.SelectMany(key => file.Members(entry.Value, key, path)))
                packages.AddDirect(id.Name);
            return;
        }

        // A link leads to a project that has an entry of its own.
        if (JsonLockFile.IsTrue(entry.Value, "link"))
            return;
        var name = entry.Name[(at + Folder.Length)..];
        if (file.Text(entry.Value, "version", path) is not { Length: > 0 } version)
        {
            problems.Add("invalid-value", $"{Shown.Quote(name)} has no version; {Remedy}", path: path);
            return;
        }

        var (repository, commit) = GitSource.Of(file.Text(entry.Value, "resolved", path));
        packages.Add(name, commit ?? version, Needs.SelectMany(key => file.Members(entry.Value, key, path)).Select(d => d.Name), repository);
    }
}
