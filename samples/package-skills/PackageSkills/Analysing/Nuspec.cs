using System.Xml;
using System.Xml.Linq;

namespace PackageSkills.Analysing;

/// <summary>What a package says about itself.</summary>
internal sealed record Nuspec
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public string Description { get; init; } = "";
    public string? License { get; init; }
    public string? ProjectUrl { get; init; }
    public string? RepositoryUrl { get; init; }
    public string? RepositoryCommit { get; init; }

    /// <summary>Where the README lies, as the package declares it.</summary>
    public string? Readme { get; init; }

    /// <summary>The packages that it needs on any framework.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    public static Nuspec Parse(byte[] xml)
    {
        try
        {
            var metadata = XDocument.Load(new MemoryStream(xml)).Root?.Elements().FirstOrDefault(Is("metadata"))
                ?? throw new Refusal("the nuspec has no metadata");
            string? Text(string name) =>
                metadata.Elements().FirstOrDefault(Is(name))?.Value.Trim() is { Length: > 0 } text ? text : null;
            var repository = metadata.Elements().FirstOrDefault(Is("repository"));
            return new Nuspec
            {
                Id = Text("id") ?? throw new Refusal("the nuspec has no id"),
                Version = Text("version") ?? throw new Refusal("the nuspec has no version"),
                Description = OneLine(Text("description") ?? Text("summary") ?? ""),
                License = Text("license") ?? Text("licenseUrl"),
                ProjectUrl = Text("projectUrl"),
                RepositoryUrl = (string?)repository?.Attribute("url"),
                RepositoryCommit = (string?)repository?.Attribute("commit"),
                Readme = Text("readme"),
                Dependencies =
                [
                    .. metadata.Descendants().Where(Is("dependency"))
                        .Select(dependency => (string?)dependency.Attribute("id"))
                        .OfType<string>()
                        .Distinct(StringComparer.OrdinalIgnoreCase)
                        .Order(StringComparer.OrdinalIgnoreCase),
                ],
            };
        }
        catch (XmlException e)
        {
            throw new Refusal($"the nuspec cannot be read: {e.Message}", e);
        }
    }

    // The namespace of a nuspec changes with its version.
    private static Func<XElement, bool> Is(string name) => element => element.Name.LocalName == name;

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
