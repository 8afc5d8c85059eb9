using System.Text.Json;

namespace PackageSkills.Preparing;

/// <summary>A package that a restore has put into the global packages folder.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Folder">Where its content lies.</param>
/// <param name="CompileAssets">The assemblies that NuGet chose for the project's framework, relative to the folder.</param>
internal sealed record RestoredPackage(string Name, string Version, string Folder, IReadOnlyList<string> CompileAssets)
{
    /// <summary>Reads all packages of a <c>project.assets.json</c>.</summary>
    public static IReadOnlyList<RestoredPackage> ReadAll(string assetsFile)
    {
        if (!File.Exists(assetsFile))
            throw new Refusal($"'{assetsFile}' is missing: restore its project first");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(assetsFile));
            var root = document.RootElement;
            var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
            var libraries = root.GetProperty("libraries");
            // The first target is the framework alone; those with a runtime repeat it.
            return
            [
                .. root.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject()
                    .Where(library => library.Value.GetProperty("type").GetString() == "package")
                    .Select(library => Read(library, libraries, folders)),
            ];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new Refusal($"'{assetsFile}' is not the file that a restore writes: {e.Message}", e);
        }
    }

    private static RestoredPackage Read(JsonProperty library, JsonElement libraries, List<string> folders)
    {
        var slash = library.Name.IndexOf('/');
        var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
        var folder = folders.Select(root => Path.Combine(root, path)).FirstOrDefault(Directory.Exists)
            ?? throw new Refusal($"package {library.Name} is not in {string.Join(" or ", folders)}: restore the project again");
        var compile = library.Value.TryGetProperty("compile", out var assets)
            ? assets.EnumerateObject().Select(asset => asset.Name)
                .Where(name => name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            : [];
        return new RestoredPackage(library.Name[..slash], library.Name[(slash + 1)..], folder, [.. compile]);
    }
}
