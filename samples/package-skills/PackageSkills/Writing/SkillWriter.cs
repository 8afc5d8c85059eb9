using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PackageSkills.Analysing;

namespace PackageSkills.Writing;

/// <summary>Writes a skill: <c>SKILL.md</c> with its front matter, and the references that it leads to.</summary>
internal static class SkillWriter
{
    private const int KeyTypes = 15;
    private const int MaxDescription = 1024;
    private const int MaxOwnDescription = 500;

    /// <summary>Writes all files of the skill into an empty folder.</summary>
    /// <param name="package">What is known about the package.</param>
    /// <param name="repository">Where that was read.</param>
    /// <param name="skills">The packages that have a skill already: those are linked.</param>
    /// <param name="folder">The skill's folder; what is in it goes.</param>
    public static void Write(PackageAnalysis package, string repository, IReadOnlySet<string> skills, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var references = Directory.CreateDirectory(Path.Combine(folder, "references")).FullName;
        File.WriteAllText(Path.Combine(folder, "SKILL.md"), Skill(package, repository, skills));
        if (package.Types.Count > 0)
            File.WriteAllText(Path.Combine(references, "api.md"), ApiReference.Write(package));
        if (package.Readme is { } readme)
            File.WriteAllText(Path.Combine(references, "readme.md"), readme.Text);
    }

    /// <summary>The name that a skill of this package has in its front matter.</summary>
    public static string SkillName(string package) => package.ToLowerInvariant().Replace('.', '-').Replace('_', '-');

    /// <summary>A front matter; JSON's strings are YAML's, too.</summary>
    public static string FrontMatter(string name, string description)
    {
        if (description.Length > MaxDescription)
            description = description[..(MaxDescription - 1)] + "…";
        return $"---\nname: {name}\ndescription: {Quote(description)}\n---\n";
    }

    private static string Skill(PackageAnalysis package, string repository, IReadOnlySet<string> skills)
    {
        var text = new StringBuilder(FrontMatter(SkillName(package.Name), Description(package)));
        text.Append($"\n# {package.Name} {package.Version}\n\n");
        text.Append(package.Readme?.Overview ?? Sentence(package.Nuspec.Description)).Append("\n\n");
        text.Append($"Add it with `dotnet add package {package.Name} --version {package.Version}`.\n");
        if (package.Readme is { Samples: { Count: > 0 } samples })
        {
            text.Append("\n## Usage\n\nFrom the package's README:\n");
            foreach (var sample in samples)
                text.Append('\n').Append(sample).Append('\n');
        }

        AppendApi(text, package);
        AppendBuild(text, package, skills);
        if (package.DocRot.Count > 0)
        {
            text.Append("\n## Do not trust\n\n");
            foreach (var name in package.DocRot)
                text.Append($"- The README names `{name}`; version {package.Version} does not have it.\n");
        }

        AppendSources(text, package, repository);
        return text.ToString();
    }

    private static string Description(PackageAnalysis package)
    {
        var own = package.Nuspec.Description;
        if (own.Length > MaxOwnDescription)
            own = own[..MaxOwnDescription] + "…";
        var spaces = package.Types.GroupBy(type => type.Namespace)
            .Where(space => space.Key.Length > 0)
            .OrderByDescending(space => space.Count()).ThenBy(space => space.Key, StringComparer.Ordinal)
            .Take(3).Select(space => space.Key).ToList();
        var where = spaces.Count == 0 ? "" : $", or with code that uses {string.Join(", ", spaces)}";
        return $"{Sentence(own)} Use when working with the NuGet package {package.Name} {package.Version}{where}.".TrimStart();
    }

    private static void AppendApi(StringBuilder text, PackageAnalysis package)
    {
        if (package.Types.Count == 0)
            return;
        text.Append($"\n## Main types\n\nAll {package.Types.Count} public types are in [references/api.md](references/api.md). ");
        text.Append("The largest that are documented:\n\n");
        var main = package.Types.Where(type => type.IsDocumented)
            .OrderByDescending(type => type.Members).ThenBy(type => type.Name, StringComparer.Ordinal).Take(KeyTypes);
        foreach (var type in main)
            text.Append(ApiReference.Line(type));
    }

    private static void AppendBuild(StringBuilder text, PackageAnalysis package, IReadOnlySet<string> skills)
    {
        if (package.BuildFiles.Count > 0)
        {
            text.Append("\n## In the build\n\nReferencing the package brings these into the build:\n\n");
            foreach (var file in package.BuildFiles.Take(KeyTypes))
                text.Append($"- `{file}`\n");
        }

        if (package.Nuspec.Dependencies.Count > 0)
            text.Append($"\n## Builds on\n\n{string.Join(", ", package.Nuspec.Dependencies.Select(Link))}\n");

        string Link(string name) => skills.Contains(name) ? $"[{name}](../{name}/SKILL.md)" : name;
    }

    private static void AppendSources(StringBuilder text, PackageAnalysis package, string repository)
    {
        text.Append("\n## Sources\n\n");
        text.Append($"- The package's content: `{repository}`, tag {package.Version}, commit {package.Commit}\n");
        if (package.Nuspec.RepositoryUrl is { } upstream)
            text.Append($"- Upstream: {upstream}{(package.Nuspec.RepositoryCommit is { } commit ? $", commit {commit}" : "")}\n");
        else if (package.Nuspec.ProjectUrl is { } project)
            text.Append($"- Project: {project}\n");
        text.Append($"- Licence: {package.Nuspec.License ?? "none is declared"}\n");
        if (package.Readme is not null)
            text.Append("- README, whole: [references/readme.md](references/readme.md)\n");
    }

    private static string Sentence(string text) =>
        text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";

    private static string Quote(string text) =>
        '"' + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value + '"';
}
