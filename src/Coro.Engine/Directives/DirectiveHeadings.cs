using System.Text.RegularExpressions;

namespace Coro.Engine.Directives;

/// <summary>The headings of a directive that mean something, however they are spelled.</summary>
internal static partial class DirectiveHeadings
{
    private static readonly (string Title, DirectiveSection Section)[] Known =
    [
        ("Quality Overrides", DirectiveSection.QualityOverrides),
        ("Skip List", DirectiveSection.SkipList),
        ("Pipeline Flags", DirectiveSection.PipelineFlags),
        ("Notes", DirectiveSection.Guidance),
    ];

    // What people call them who have not looked it up. Taking these for guidance without a word would be dropping them.
    private static readonly Dictionary<string, string> Loosely = new(StringComparer.OrdinalIgnoreCase)
    {
        ["quality"] = "Quality Overrides",
        ["overrides"] = "Quality Overrides",
        ["quality gate"] = "Quality Overrides",
        ["quality gates"] = "Quality Overrides",
        ["skip"] = "Skip List",
        ["skips"] = "Skip List",
        ["skipped"] = "Skip List",
        ["flags"] = "Pipeline Flags",
        ["flag"] = "Pipeline Flags",
    };

    /// <summary>The title of a heading such as <c>## Skip List</c> and its level, from 1; null: the line is none.</summary>
    public static (int Level, string Title)? Read(string line)
    {
        var match = Heading().Match(line);
        if (!match.Success)
            return null;
        var title = match.Groups["title"].Value.TrimEnd(' ', '\t', '#');

        // Without the blank it is a tag, unless it is plain what was meant.
        return match.Groups["blank"].Length > 0 || title.Length == 0 || Find(title) is not null
            ? (match.Groups["marks"].Length, title)
            : null;
    }

    /// <summary>The section that a title begins; null: it means nothing in particular.</summary>
    public static DirectiveSection? Find(string title)
    {
        var plain = Plain(title);
        foreach (var (known, section) in Known)
        {
            if (string.Equals(plain, known, StringComparison.OrdinalIgnoreCase))
                return section;
        }

        return null;
    }

    /// <summary>The heading that somebody probably meant with a title; null: none.</summary>
    public static string? Near(string title)
    {
        var plain = Plain(title);
        var near = Loosely.GetValueOrDefault(plain) ?? Nearest.To(plain, Known.Where(IsRead).Select(known => known.Title));
        return near is null ? null : "## " + near;
    }

    private static bool IsRead((string Title, DirectiveSection Section) known) => known.Section != DirectiveSection.Guidance;

    private static string Plain(string title) => title.Replace('_', ' ').Replace('-', ' ').Trim('*', '`', ':', '#', ' ');

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})(?<blank>[ \t]*)(?<title>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
