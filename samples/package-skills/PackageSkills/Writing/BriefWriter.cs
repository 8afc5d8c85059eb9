using System.Text;
using PackageSkills.Analysing;

namespace PackageSkills.Writing;

/// <summary>Writes down what the skill is to cover, before it is made: what a person would review.</summary>
internal static class BriefWriter
{
    public static string Write(PackageAnalysis package)
    {
        var text = new StringBuilder();
        text.Append($"# Skill brief: {package.Name} {package.Version}\n\n");
        text.Append($"Commit {package.Commit} of the package's repository.\n\n");
        text.Append("## Scope\n\n");
        if (package.Types.Count > 0)
        {
            var documented = package.Types.Count(type => type.IsDocumented);
            text.Append($"- {package.Types.Count} public types in {Namespaces(package).Count} namespaces, {documented} documented\n");
            foreach (var space in Namespaces(package))
                text.Append($"  - {(space.Key.Length == 0 ? "(global)" : space.Key)}: {space.Count()}\n");
        }
        else
        {
            text.Append("- no public types: the skill covers what the package brings into a build\n");
        }

        if (package.BuildFiles.Count > 0)
            text.Append($"- {package.BuildFiles.Count} build files\n");
        text.Append(package.Readme is { } readme
            ? $"- {readme.Path}: {(readme.Overview is null ? "no" : "an")} overview, {readme.Samples.Count} code samples to quote\n"
            : "- no README: nothing to quote\n");
        text.Append("\n## Care\n\n");
        foreach (var name in package.DocRot)
            text.Append($"- [doc-rot] the README names `{name}`, which this version does not have\n");
        if (package.DocRot.Count == 0)
            text.Append("- nothing\n");
        return text.ToString();
    }

    private static List<IGrouping<string, ApiType>> Namespaces(PackageAnalysis package) =>
        [.. package.Types.GroupBy(type => type.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal)];
}
