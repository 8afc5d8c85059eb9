using System.Text.Json;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Reads what <c>dotnet restore</c> leaves behind: all packages of all target frameworks. Projects that are referred to are
/// no targets, but what they name themselves is as direct as what the project itself names: the same people chose it.
/// </summary>
internal sealed class NuGetAssetsReader : ILockFileReader
{
    private const string DirectKey = "projectFileDependencyGroups";
    private const string PackagesKey = "targets";

    public string Kind => "NuGet (project.assets.json)";

    public bool Fits(string fileName, string text) =>
        fileName.Equals("project.assets.json", StringComparison.OrdinalIgnoreCase)
        || (text.AsSpan().TrimStart().StartsWith("{") && text.Contains($"\"{DirectKey}\"", StringComparison.Ordinal));

    public LockFilePackages Read(string text, Problems problems)
    {
        var packages = new LockFilePackages();
        var file = new JsonLockFile(problems, "run dotnet restore, which writes the file anew");
        file.Read(text, root => Read(root, file, packages, problems));
        return packages;
    }

    private static void Read(JsonElement root, JsonLockFile file, LockFilePackages packages, Problems problems)
    {
        // A file without these lists is something else.
        foreach (var key in (string[])[DirectKey, PackagesKey])
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(key, out _))
                problems.Add("missing-key", $"has no '{key}': this is no file that dotnet restore wrote");
        }

        foreach (var framework in file.Members(root, DirectKey, ""))
            ReadDirect(framework, file, packages);
        foreach (var framework in file.Members(root, PackagesKey, ""))
        {
            foreach (var library in file.Members(framework.Value, $"{PackagesKey}.{framework.Name}"))
                ReadLibrary(framework.Name, library, file, packages, problems);
        }

        if (packages.Count == 0 && !problems.Any)
            problems.Add("no-targets", "names no package; run dotnet restore, and give the project.assets.json of its obj folder");
    }

    // An entry reads "YamlDotNet >= 16.3.0".
    private static void ReadDirect(JsonProperty framework, JsonLockFile file, LockFilePackages packages)
    {
        if (framework.Value.ValueKind != JsonValueKind.Array)
        {
            file.Report("a list", framework.Value, $"{DirectKey}.{framework.Name}");
            return;
        }

        foreach (var entry in framework.Value.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.String)
                packages.AddDirect(entry.GetString()!.Split(' ')[0]);
            else
                file.Report("text", entry, $"{DirectKey}.{framework.Name}");
        }
    }

    // An entry reads "YamlDotNet/16.3.0": {"type": "package", "dependencies": {"Other": "1.0.0"}}.
    private static void ReadLibrary(
        string framework, JsonProperty library, JsonLockFile file, LockFilePackages packages, Problems problems)
    {
        var path = $"{PackagesKey}.{framework}.{library.Name}";
        if (library.Value.ValueKind != JsonValueKind.Object)
        {
            file.Report("an object", library.Value, path);
            return;
        }

        if (!library.Value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            return;
        if (type.ValueEquals("project"))
        {
            foreach (var named in file.Members(library.Value, "dependencies", path))
                packages.AddDirect(named.Name);
        }

        if (!type.ValueEquals("package"))
            return;
        if (library.Name.Split('/', 2) is [{ Length: > 0 } id, { Length: > 0 } version])
            packages.Add(id, version, file.Members(library.Value, "dependencies", path).Select(d => d.Name));
        else
            problems.Add("invalid-value", $"{Shown.Quote(library.Name)} has no version", path: path);
    }
}
