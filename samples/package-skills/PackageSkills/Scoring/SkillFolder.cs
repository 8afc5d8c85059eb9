using System.Text.RegularExpressions;

namespace PackageSkills.Scoring;

/// <summary>A finished skill, as an agent would find it.</summary>
/// <param name="Text"><c>SKILL.md</c>.</param>
/// <param name="References">The other files, one after the other.</param>
internal sealed partial record SkillFolder(string Text, string References)
{
    public string Name => Field("name");
    public string Description => Field("description").Trim('"');

    public static SkillFolder Read(string folder)
    {
        var main = Path.Combine(folder, "SKILL.md");
        if (!File.Exists(main))
            throw new Refusal($"'{main}' is missing: compile the skill first");
        var references = Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Where(file => file != main)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
        return new SkillFolder(File.ReadAllText(main), string.Join('\n', references));
    }

    /// <summary>The text of a section; null: there is none of that name.</summary>
    public string? Section(string title)
    {
        var start = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var end = Text.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    private string Field(string name)
    {
        var matter = FrontMatter().Match(Text);
        var line = matter.Value.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal));
        return line is null ? "" : line[(name.Length + 2)..];
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();
}
