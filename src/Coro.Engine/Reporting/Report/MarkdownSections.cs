using System.Globalization;
using System.Text;
using Coro.Engine.Reporting.Graphs;
using static Coro.Engine.Reporting.Report.ReportWords;

namespace Coro.Engine.Reporting.Report;

/// <summary>
/// The parts of the Markdown report that are more than one value, each a function of the model. Tables are rows without
/// their heading. Rows begin with the columns that the Skill Forge report has; ours follow, and a template with fewer
/// headings simply does not show them.
/// </summary>
internal static class MarkdownSections
{
    /// <summary>Name, tier, status, score, pin, workarounds; lane, attempts, duration, reason.</summary>
    public static string SkillsTable(ReportModel model) => Lines(model.Children.Select(child => Row(
        child.Name,
        child.View.Tier.ToString(),
        Status(child.View.Status),
        ScoreText.Of(child.View) ?? None,
        child.View.Pin ?? None,
        child.View.Workarounds.Count.ToString(CultureInfo.InvariantCulture),
        child.View.Lane,
        child.View.Attempt.ToString(CultureInfo.InvariantCulture),
        Duration(child.View.Duration),
        Reason(child.View) ?? "")));

    public static string QualityBreakdown(ReportModel model)
    {
        var overrides = model.Overrides.Select(one => $"- Override of {Markdown.Text(Override(one))}");
        var completed = model.Of(ChildStatus.Completed).ToList();
        if (completed.Count == 0)
            return Lines(overrides.Prepend("No completed children."));
        return Lines(completed.Select(child =>
            $"- **{Markdown.Text(child.Name)}**: {ScoreText.Of(child.View) ?? "no score"}"
            + (Findings(child.View) is { } findings ? $"; {findings}" : "")).Concat(overrides));
    }

    public static string WorkaroundsList(ReportModel model)
    {
        var lines = model.Workarounds.Select(one =>
            $"- {(one.IsDocRot ? "**doc-rot** " : "")}{Markdown.Text(one.Child)}: {Markdown.Text(one.Text)}").ToList();
        return lines.Count == 0 ? "No workarounds." : Lines(lines);
    }

    /// <summary>Name, started, ended, duration; worked, waited for a slot, cost.</summary>
    public static string DurationTable(ReportModel model) => Lines(model.Children.Select(child => Row(
        child.Name,
        Time(child.View.StartedAt),
        Time(child.View.CompletedAt),
        Duration(child.View.Duration),
        Duration(child.Worked),
        Duration(child.Queued),
        Cost(child.View.Usage))));

    public static string FailedSkippedSection(ReportModel model)
    {
        var text = new StringBuilder();
        Add("Failed", ChildStatus.Failed);
        Add("Waiting for a decision", ChildStatus.Escalated);
        Add("Cancelled", ChildStatus.Cancelled);
        Add("Skipped", ChildStatus.Skipped);
        Add("Not finished", ChildStatus.Active, ChildStatus.Ready, ChildStatus.Pending);
        return text.Length == 0 ? NothingToSee(model) : text.ToString().TrimEnd('\n');

        void Add(string heading, params ChildStatus[] statuses)
        {
            var children = model.Children.Where(child => statuses.Contains(child.View.Status)).ToList();
            if (children.Count == 0)
                return;
            text.Append("### ").Append(heading).Append("\n\n");
            foreach (var child in children)
                AppendChild(text, child);
            text.Append('\n');
        }
    }

    public static string StagesList(ReportModel model) => Lines(model.Stages.Select(stage =>
        $"- **{stage.Title}**: {stage.Outcome}{(stage.Message is null ? "" : $" ({Markdown.Text(stage.Message)})")}"));

    public static string ExportList(ReportModel model)
    {
        var lines = model.Children
            .Where(child => child.View.ExportPath is not null)
            .Select(child => $"- {Markdown.Text(child.Name)}: {Markdown.Code(child.View.ExportPath!)}").ToList();
        if (model.StackExportPath is { } stack)
            lines.Add($"- the stack skill: {Markdown.Code(stack)}");
        return lines.Count == 0 ? "Nothing was exported." : Lines(lines);
    }

    public static string TimeList(ReportModel model)
    {
        var time = model.Time;
        var path = string.Join(" → ", time.CriticalPath.Select(Markdown.Text));
        return Lines(
        [
            $"- Working: {Duration(time.Worked)}, summed over all children and attempts",
            $"- Waiting for a free slot, lane or lock: {Duration(time.Queued)}, summed over all children",
            $"- Critical path: {(path.Length == 0 ? None : $"{path} ({Duration(time.CriticalTime)})")}",
        ]);
    }

    public static string CostList(ReportModel model)
    {
        var known = model.Children.Count(child => child.View.Usage?.CostUsd is not null);
        var lines = new List<string>
        {
            $"- Cost: {Markdown.Text(Cost(model.Usage))}"
                + (known > 0 && known < model.Children.Count ? $", as far as {known} of {model.Children.Count} children told" : ""),
        };
        foreach (var (name, tokens) in new[]
        {
            ("Input tokens", model.Usage?.InputTokens), ("Output tokens", model.Usage?.OutputTokens),
            ("Tokens read from the cache", model.Usage?.CacheReadInputTokens),
            ("Tokens written to the cache", model.Usage?.CacheCreationInputTokens),
        })
        {
            if (tokens is { } count)
                lines.Add($"- {name}: {Number(count)}");
        }

        return Lines(lines);
    }

    public static string GraphAsText(ReportModel model) =>
        $"```text\n{GraphText.Draw(GraphNode.From(model.Children.Select(child => child.View)))}```";

    public static string GraphAsMermaid(ReportModel model)
    {
        var nodes = GraphNode.From(model.Children.Select(child => child.View));
        return GraphMermaid.CanDraw(nodes)
            ? $"```mermaid\n{GraphMermaid.Draw(nodes, model.Time.CriticalPath)}```"
            : "There is nothing to draw as a chart, or too much of it.";
    }

    public static string DecisionsList(ReportModel model) => model.Decisions.Count == 0
        ? "No decisions."
        : Lines(model.Decisions.Select(line => "- " + Markdown.Line(line.TrimStart('-', '*', ' '))));

    private static void AppendChild(StringBuilder text, ReportChild child)
    {
        text.Append("- **").Append(Markdown.Text(child.Name)).Append("** (tier ").Append(child.View.Tier);
        text.Append(", lane ").Append(Markdown.Text(child.View.Lane)).Append(')');
        if (Reason(child.View) is { } reason)
            text.Append(": ").Append(Markdown.Text(reason));
        text.Append('\n');
        if (child.View.WaitingFor is { } waiting)
            text.Append("  - waits for ").Append(Markdown.Text(waiting)).Append('\n');
        if (child.View.Forced.Count > 0)
            text.Append("  - forced: ").Append(Markdown.Text(WhyText.Forced(child.View))).Append('\n');
        foreach (var finding in child.View.Findings.OrderByDescending(finding => finding.Severity))
            text.Append("  - ").Append(finding.Severity.ToString().ToLowerInvariant()).Append(": ").Append(Markdown.Text(finding.Title)).Append('\n');
        if (child.View.Step is { } step)
            text.Append("  - last step: ").Append(Markdown.Text(step)).Append(", try ").Append(child.View.Try).Append('\n');
        if (child.LogFolder is { } folder)
            text.Append("  - logs: ").Append(Markdown.Link(folder, folder)).Append('\n');
    }

    private static string Row(params string[] cells) => $"| {string.Join(" | ", cells.Select(Markdown.Text))} |";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
