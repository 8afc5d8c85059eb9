using Coro.Engine.Reporting;

namespace Coro.Engine.Exports;

/// <summary>What an export would write, as lines for whoever is asked about it.</summary>
internal static class ExportTable
{
    // A question, not a dump; `coro campaign export --what-if` shows them all.
    private const int MostLines = 60;

    /// <summary>A line for each skill and each file.</summary>
    public static IReadOnlyList<string> Lines(ExportPlan plan)
    {
        var width = plan.Items.Count == 0 ? 0 : plan.Items.Max(item => item.Name.Length);
        var lines = plan.Items.Select(item => Line(item, width))
            .Concat(plan.ContextFiles.Select(file => file.Problem is null
                ? $"{file.Path} lists them"
                : $"{file.Path} would not list them: {file.Problem}")).ToList();
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"and {lines.Count - MostLines} more"];
    }

    /// <summary>What is to be said of a skill beyond its columns; empty: nothing.</summary>
    public static string NoteOf(ExportItem item) =>
        item.Problem ?? (item.Replaces ? "replaces the one that is there" : "");

    private static string Line(ExportItem item, int width)
    {
        var tier = item.Tier?.ToString() ?? "-";
        var score = item.QualityScore is { } known ? ScoreText.Of(known) : "-";
        var below = item.BelowTarget ? $" {ScoreText.BelowTarget}" : "";
        var note = item.Problem is { } problem ? $"  cannot be written: {problem}" : item.Replaces ? "  (replaces the one that is there)" : "";
        return $"{item.Name.PadRight(width)}  {tier}  {score,5}{below}  {item.SkillPath}{note}";
    }
}
