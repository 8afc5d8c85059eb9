using Coro.Engine.Reporting.Report;

namespace Coro.Engine.Exports;

/// <summary>What a campaign's block says: which skills there are, where they lie, and what each is for.</summary>
internal static class SkillLines
{
    private const int LongestDescription = 400;

    /// <summary>The lines of the block.</summary>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="skills">Each skill's name, folder and description, if it has one.</param>
    /// <param name="folder">The folder of the file that the block is for; links start there.</param>
    public static IEnumerable<string> Of(
        string campaign, IReadOnlyList<(string Name, string Folder, string? Description)> skills, string folder)
    {
        yield return $"## Skills: {Markdown.Text(campaign)}";
        yield return "";
        yield return skills.Count == 0
            ? "There are none yet."
            : "Before you work on something that one of these is about, read its SKILL.md.";
        if (skills.Count == 0)
            yield break;
        yield return "";
        foreach (var (name, place, description) in skills)
        {
            var link = Markdown.Link(name, Path.GetRelativePath(folder, Path.Combine(place, SkillFolder.File)).Replace('\\', '/'));
            yield return description is null ? $"- {link}" : $"- {link}: {Markdown.Text(Short(description))}";
        }
    }

    private static string Short(string text)
    {
        var line = OneLine.Of(text);
        if (line.Length <= LongestDescription)
            return line;
        var end = line.LastIndexOf(' ', LongestDescription);
        return line[..(end > 0 ? end : LongestDescription)] + "…";
    }
}
