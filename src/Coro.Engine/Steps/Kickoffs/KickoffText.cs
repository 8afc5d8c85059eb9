using System.Globalization;
using System.Text;
using Coro.Engine.Reporting;
using Coro.Engine.State;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Steps.Kickoffs;

/// <summary>The values of a kickoff that are more than a word. What comes from outside stays on its line and in its cell.</summary>
internal static class KickoffText
{
    public const string None = "None.";
    public const string NoValue = "none";

    /// <summary>How many children, dependencies or findings are told; the rest is in context.json.</summary>
    public const int MostRows = 200;

    private const int LongestItem = 1000;
    private const int MostFindings = 50;

    /// <summary>A child's pin in words, where it has none yet, or can have none.</summary>
    public static string Pin(ChildDefinition child) => child.Pin ?? (child.RepoUrl is null ? NoValue : "latest");

    /// <summary>Its commit likewise.</summary>
    public static string Commit(ChildState child) => child.CommitSha ?? (child.Definition.RepoUrl is null ? NoValue : "unknown");

    public static string Quality(QualityGate gate) => string.Create(
        CultureInfo.InvariantCulture,
        $"Hard: {Words.Of(gate.Hard)} | Soft: {ScoreText.Of(gate.SoftTarget)} (fallback: {ScoreText.Of(gate.SoftFallback)})");

    /// <summary>Each child with what became of it.</summary>
    public static string Statuses(IReadOnlyList<ChildState> children, string heading) => children.Count == 0
        ? None
        : Table(
            $"| {heading} | Status | Pin | Score | Skill |\n|---|---|---|---|---|\n", children,
            child => [child.Name, Words.Of(child.Status), child.Definition.Pin, Score(child), child.SkillPath]);

    /// <summary>Each child with what is to be done.</summary>
    public static string Tasks(IReadOnlyList<ChildState> children)
    {
        var text = new StringBuilder(Table(
            "| Child | Tier | Lane | Repository | Pin | Commit |\n|---|---|---|---|---|---|\n", children, child =>
            [
                child.Name, Words.Of(child.Definition.Tier), child.Definition.Lane, child.Definition.RepoUrl, child.Definition.Pin, child.CommitSha,
            ]));
        foreach (var child in children.Take(MostRows).Where(child => child.Definition.Description is not null))
            text.Append("\n\n**").Append(child.Name).Append("**: ").Append(child.Definition.Description!.Trim());
        return text.ToString();
    }

    public static string Workarounds(IReadOnlyList<SiblingWorkaround> workarounds) =>
        Lines(workarounds.Select(one => $"{Item(one.Text)} ({string.Join(", ", one.Children)})"));

    /// <summary>What others have learned.</summary>
    public static string Insights(IReadOnlyList<CampaignInsight> insights) =>
        Lines(insights.Select(one => $"{Item(one.Text)} ({string.Join(", ", one.Sources)})"));

    /// <summary>What is wrong with the results of children, the worst first.</summary>
    public static string Findings(IEnumerable<ChildState> children) => Lines(children
        .SelectMany(child => child.Findings.Select(finding => (child.Name, finding.Severity, finding.Title)))
        .OrderByDescending(finding => finding.Severity)
        .Take(MostFindings)
        .Select(finding => $"{Words.Of(finding.Severity)}: {Item(finding.Title)} ({finding.Name})"));

    public static string Facts(IReadOnlyList<string> facts) => Lines(facts.Select(fact => fact.Trim().ReplaceLineEndings("\n  ")));

    /// <summary>What all have in common, for example a tier.</summary>
    public static string Common(IEnumerable<string?> values, string missing)
    {
        var different = values.Distinct(StringComparer.Ordinal).Take(2).ToList();
        return different.Count == 1 ? different[0] ?? missing : "differs";
    }

    private static string Lines(IEnumerable<string> items)
    {
        var lines = string.Join('\n', items.Select(item => "- " + item));
        return lines.Length == 0 ? None : lines;
    }

    private static string Table(string head, IReadOnlyList<ChildState> children, Func<ChildState, string?[]> row)
    {
        var text = new StringBuilder(head);
        foreach (var child in children.Take(MostRows))
            text.Append("| ").AppendJoin(" | ", row(child).Select(Cell)).Append(" |\n");
        if (children.Count > MostRows)
            text.Append(CultureInfo.InvariantCulture, $"\n{children.Count - MostRows} more are in the context file.\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string? Score(ChildState child) => child.QualityScore is { } score ? ScoreText.Of(score) : null;

    private static string Cell(string? text) => text is null ? "" : Item(text).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Item(string text)
    {
        var line = OneLine.Of(text);
        return line.Length <= LongestItem ? line : line[..LongestItem] + "\u2026";
    }
}
