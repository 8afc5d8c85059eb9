using System.Text;

namespace PackageSkills.Analysing;

/// <summary>Makes one picture of a package out of its files.</summary>
internal static class Analyser
{
    private static readonly Lazy<HashSet<string>> NamesOfDotNet = new(() =>
        [.. typeof(object).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0])]);

    public static PackageAnalysis Analyse(PackageFiles files, string commit)
    {
        var nuspecPath = files.Paths.FirstOrDefault(path => path.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal("there is no nuspec: this is not the repository of a package");
        var nuspec = Nuspec.Parse(files[nuspecPath]);
        var readme = FindReadme(files, nuspec) is { } path ? Readme.Parse(path, Encoding.UTF8.GetString(files[path])) : null;
        var (types, names) = ReadApi(files);
        return new PackageAnalysis
        {
            Name = nuspec.Id,
            Version = nuspec.Version,
            Commit = commit,
            Nuspec = nuspec,
            Readme = readme,
            Types = types,
            BuildFiles = [.. files.Paths.Where(file => file.StartsWith("build", StringComparison.OrdinalIgnoreCase))],
            DocRot = types.Count == 0 || readme is null ? [] : FindDocRot(readme, names),
        };
    }

    private static string? FindReadme(PackageFiles files, Nuspec nuspec) =>
        (nuspec.Readme is { } declared ? files.Find(declared) : null)
        ?? files.Paths.FirstOrDefault(path => Path.GetFileName(path).Equals("README.md", StringComparison.OrdinalIgnoreCase));

    /// <summary>The public types of all assemblies, and every name in them that a README may mention.</summary>
    private static (List<ApiType> Types, HashSet<string> Names) ReadApi(PackageFiles files)
    {
        var types = new List<ApiType>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in files.Paths.Where(path => path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
        {
            var docs = files.Find(Path.ChangeExtension(path, ".xml")) is { } xml ? XmlDocs.Parse(files[xml]) : XmlDocs.None;
            foreach (var type in AssemblySurface.Read(files[path]))
            {
                types.Add(new ApiType(
                    type.Name,
                    type.Namespace,
                    type.Kind,
                    type.Members.Count,
                    docs.Summary(type.DocId),
                    docs.DocumentedMembers(type.DocId)));
                names.UnionWith(type.Members);
                names.UnionWith(type.Name.Split('.').Select(part => part.Split('<')[0]));
            }

            names.Add(Path.GetFileNameWithoutExtension(path));
        }

        return (types, names);
    }

    /// <summary>
    /// Names that look like types and that nothing here answers to. An attribute may be named without its ending.
    /// </summary>
    private static List<string> FindDocRot(Readme readme, HashSet<string> names) =>
    [
        .. readme.CodeNames.Where(name =>
            !names.Contains(name) && !names.Contains(name + "Attribute") && !NamesOfDotNet.Value.Contains(name)),
    ];
}
