using System.Text;
using PackageSkills.Scoring;

namespace PackageSkills.Writing;

/// <summary>Writes the skill that leads to all the others.</summary>
internal static class StackWriter
{
    /// <summary>A skill of the stack.</summary>
    /// <param name="Package">The package's name, which is also the name of the skill's folder beside the stack's.</param>
    /// <param name="Score">What it was judged; null: unknown.</param>
    /// <param name="DependsOn">The packages that it builds on.</param>
    /// <param name="Skill">Its files.</param>
    internal sealed record Entry(string Package, decimal? Score, IReadOnlyList<string> DependsOn, SkillFolder Skill);

    public static string Write(string campaign, IReadOnlyList<Entry> entries)
    {
        var text = new StringBuilder(SkillWriter.FrontMatter(
            "stack",
            $"Leads to the skills of the {entries.Count} packages of {campaign}. "
                + "Use when it is not clear which package a question is about."));
        text.Append($"\n# The packages of {campaign}\n\n");
        text.Append("| package | score | builds on | about |\n| --- | --: | --- | --- |\n");
        var known = entries.Select(entry => entry.Package).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var needs = string.Join(", ", entry.DependsOn.Where(known.Contains));
            text.Append($"| [{entry.Package}](../{entry.Package}/SKILL.md) | {entry.Score:0.#} | {needs} | {About(entry.Skill)} |\n");
        }

        return text.ToString();
    }

    private static string About(SkillFolder skill)
    {
        var description = skill.Description;
        var end = description.IndexOf(". ", StringComparison.Ordinal);
        return (end > 0 ? description[..(end + 1)] : description)
            .Replace("\\\"", "\"", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal);
    }
}
