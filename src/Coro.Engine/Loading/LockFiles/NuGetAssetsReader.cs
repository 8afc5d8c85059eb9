using System.Text.Json;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>
/// Reads what <c>dotnet restore</c> leaves behind: all packages of all target frameworks. Projects that are referred to are
/// no targets, but what they name themselves is as direct as what the project itself names: the same people chose it.
/// </summary>
internal sealed class NuGetAssetsReader : ILockFileReader
{
    private const string Remedy = "run dotnet restore, which writes the file anew";

    public string Kind => "NuGet (project.assets.json)";

    public bool Fits(string fileName, string text) =>
        fileName.Equals("project.assets.json", StringComparison.OrdinalIgnoreCase)
        || (text.AsSpan().TrimStart().StartsWith("{") && text.Contains("\"projectFileDependencyGroups\"", StringComparison.Ordinal));

    public LockFilePackages Read(string text, Problems problems)
    {
        var packages = new LockFilePackages();
        try
        {
            using var document = JsonDocument.Parse(text);
            Read(document.RootElement, packages, problems);
        }
        catch (JsonException e)
        {
            var place = new Place((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            problems.Add("json-syntax", $"this is not valid JSON; {Remedy}", place);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            problems.Add("json-syntax", $"a text in it is not valid Unicode; {Remedy}");
        }

        return packages;
    }

    private static void Read(JsonElement root, LockFilePackages packages, Problems problems)
    {
        foreach (var framework in Members(root, "projectFileDependencyGroups", "", problems))
            ReadDirect(framework, packages, problems);
        foreach (var framework in Members(root, "targets", "", problems))
        {
            foreach (var library in Members(framework.Value, null, $"targets.{framework.Name}", problems))
                ReadLibrary(framework.Name, library, packages, problems);
        }

        if (packages.Count == 0 && !problems.Any)
            problems.Add("no-targets", "names no package; run dotnet restore, and give the project.assets.json of its obj folder");
    }

    // An entry reads "YamlDotNet >= 16.3.0".
    private static void ReadDirect(JsonProperty framework, LockFilePackages packages, Problems problems)
    {
        if (framework.Value.ValueKind != JsonValueKind.Array)
        {
            Report("a list", framework.Value, $"projectFileDependencyGroups.{framework.Name}", problems);
            return;
        }

        foreach (var entry in framework.Value.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.String)
                packages.AddDirect(entry.GetString()!.Split(' ')[0]);
            else
                Report("text", entry, $"projectFileDependencyGroups.{framework.Name}", problems);
        }
    }

    // An entry reads "YamlDotNet/16.3.0": {"type": "package", "dependencies": {"Other": "1.0.0"}}.
    private static void ReadLibrary(string framework, JsonProperty library, LockFilePackages packages, Problems problems)
    {
        var path = $"targets.{framework}.{library.Name}";
        if (library.Value.ValueKind != JsonValueKind.Object)
        {
            Report("an object", library.Value, path, problems);
            return;
        }

        if (!library.Value.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            return;
        if (type.ValueEquals("project"))
        {
            foreach (var named in Members(library.Value, "dependencies", path, problems))
                packages.AddDirect(named.Name);
        }

        if (!type.ValueEquals("package"))
            return;
        var (id, version) = library.Name.Split('/', 2) is [var name, var resolved] ? (name, resolved) : (library.Name, "");
        if (!Names.IsValid(id, out var reason))
            problems.Add("invalid-name", $"the package {Shown.Quote(id)} cannot be a target: its name {reason}", path: path);
        else if (version.Length == 0)
            problems.Add("invalid-value", $"{Shown.Quote(library.Name)} has no version", path: path);
        else
            packages.Add(id, version, Members(library.Value, "dependencies", path, problems).Select(d => d.Name));
    }

    private static IEnumerable<JsonProperty> Members(JsonElement parent, string? key, string path, Problems problems)
    {
        var element = parent;
        if (key is not null && (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(key, out element)))
        {
            // Only a package may have none; a file without these lists is something else.
            if (path.Length == 0)
                problems.Add("missing-key", $"has no '{key}': this is no file that dotnet restore wrote");
            return [];
        }

        if (element.ValueKind == JsonValueKind.Object)
            return element.EnumerateObject();
        Report("an object", element, key is null ? path : path.Length == 0 ? key : $"{path}.{key}", problems);
        return [];
    }

    private static void Report(string expected, JsonElement found, string path, Problems problems) =>
        problems.Add("wrong-type", $"must be {expected}, not {Shown.Quote(found.GetRawText())}", path: path);
}
