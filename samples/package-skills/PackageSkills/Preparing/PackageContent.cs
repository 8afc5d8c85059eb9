namespace PackageSkills.Preparing;

/// <summary>
/// Chooses what of a package goes into its repository: what says something about it. That is the nuspec, the texts, the
/// build files, and the assemblies that the project compiles against with their XML docs; not the same again for other
/// frameworks, icons, native code and signatures.
/// </summary>
internal static class PackageContent
{
    private static readonly string[] Texts = [".nuspec", ".md", ".txt"];
    private static readonly string[] TextFolders = ["_content/", "docs/"];
    private static readonly string[] BuildFiles = [".props", ".targets"];

    /// <summary>The files by their path in the repository, in ordinal order.</summary>
    /// <param name="package">The package.</param>
    /// <param name="overlay">A folder whose files are added or replace others; an empty file removes one. Null: none.</param>
    public static SortedDictionary<string, string> Choose(RestoredPackage package, string? overlay)
    {
        var chosen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var compiled = package.CompileAssets
            .SelectMany(asset => (string[])[asset, Path.ChangeExtension(asset, ".xml")])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, file) in FilesIn(package.Folder))
        {
            if (compiled.Contains(path) || IsText(path))
                chosen[path] = file;
        }

        foreach (var (path, file) in overlay is null ? [] : FilesIn(overlay))
        {
            if (new FileInfo(file).Length > 0)
                chosen[path] = file;
            else
                chosen.Remove(path);
        }

        return chosen;
    }

    private static bool IsText(string path)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (Array.IndexOf(BuildFiles, extension) >= 0)
            return path.StartsWith("build", StringComparison.OrdinalIgnoreCase);
        return Array.IndexOf(Texts, extension) >= 0
            && (!path.Contains('/') || TextFolders.Any(folder => path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<(string Path, string File)> FilesIn(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), file))
            : [];
}
