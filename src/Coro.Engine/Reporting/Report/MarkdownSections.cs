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

    /// <summary>Name, started, ended, duration.</summary>
    public static string DurationTable(ReportModel model) => Lines(model.Children.Select(child => Row(
        child.Name,
        Time(child.View.StartedAt),
        Time(child.View.CompletedAt),
        Duration(child.View.Duration))));

    /// <summary>Name, working, waiting; the sums last.</summary>
    public static string WaitingWorkingTable(ReportModel model) => Lines(
    [
        .. model.Children.Select(child => Row(child.Name, Duration(child.Worked), Duration(child.Queued))),
        $"| **All** | {Duration(model.Time.Worked)} | {Duration(model.Time.Queued)} |",
    ]);

    /// <summary>Name, cost, tokens read and written, tokens read from and written to the cache: of whom anything is known; the sums last.</summary>
    public static string CostTable(ReportModel model)
    {
        var known = model.Children.Where(child => child.View.Usage is not null).ToList();
        var all = known.Count == model.Children.Count || known.Count == 0 ? "**All**" : $"**All**, as far as {known.Count} of {model.Children.Count} told";
        return Lines([.. known.Select(child => Row([child.Name, .. Figures(child.View.Usage)])), $"| {all} | {string.Join(" | ", Figures(model.Usage))} |"]);
    }

    /// <summary>The chain of dependencies that took longest, and how long that was.</summary>
    public static string CriticalPath(ReportModel model) => model.Time.CriticalPath.Count == 0
        ? None
        : $"{string.Join(" → ", model.Time.CriticalPath.Select(Markdown.Text))} ({Duration(model.Time.CriticalTime)})";

    public static string FailedSkippedSection(ReportModel model)
    {
        var text = new StringBuilder();
        Add("Failed", ChildStatus.Failed);
        Add("Waiting for a decision", ChildStatus.Escalated);
        Add("Cancelled", ChildStatus.Cancelled);
        Add("Skipped", ChildStatus.Skipped);
        Add("Not finished", ChildStatus.Active, ChildStatus.Ready, ChildStatus.Pending);
        AddLines("Below target", BelowTarget(model).Select(child => $"- **{Markdown.Text(child.Name)}**: {Markdown.Text(BelowTargetText(child.View))}"));
        AddLines("Not exported", ExportProblems(model).Select(one => $"- **{Markdown.Text(one.Name)}**: {Markdown.Text(one.Problem)}"));
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

        void AddLines(string heading, IEnumerable<string> items)
        {
            var lines = Lines(items);
            if (lines.Length > 0)
                text.Append("### ").Append(heading).Append("\n\n").Append(lines).Append("\n\n");
        }
    }

    public static string StagesList(ReportModel model) => Lines(model.Stages.Select(stage =>
        $"- **{stage.Title}**: {stage.Outcome}{(stage.Message is null ? "" : $" ({Markdown.Text(stage.Message)})")}"
        + string.Concat(stage.Paths.Select(path => $"; {Markdown.Code(path)}"))));

    public static string ExportList(ReportModel model)
    {
        var lines = ExportPlace.Of(model).Select(place => place.IsShared
            ? $"- {place.Names.Count} skills in {Markdown.Code(place.Path)}: {string.Join(", ", place.Names.Select(Markdown.Text))}"
            : $"- {Markdown.Text(place.Names[0])}: {Markdown.Code(place.Path)}").ToList();
        lines.AddRange(ExportProblems(model).Select(one => $"- **{Markdown.Text(one.Name)}** was not exported: {Markdown.Text(one.Problem)}"));
        lines.AddRange(model.ContextFiles.Select(file =>
            $"- {Markdown.Code(file.Path)} {(file.Problem is null ? "lists them" : $"does not list them: {Markdown.Text(file.Problem)}")}"));
        return lines.Count == 0 ? "Nothing was exported." : Lines(lines);
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

    private static string[] Figures(Usage? usage) =>
    [
        Cost(usage), Tokens(usage?.InputTokens), Tokens(usage?.OutputTokens), Tokens(usage?.CacheReadInputTokens), Tokens(usage?.CacheCreationInputTokens),
    ];

    private static string Tokens(long? count) => count is { } known ? Number(known) : Unknown;

    private static string Row(params string[] cells) => $"| {string.Join(" | ", cells.Select(Markdown.Text))} |";

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
