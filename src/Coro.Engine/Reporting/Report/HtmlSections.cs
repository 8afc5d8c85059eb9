using System.Globalization;
using System.Text;
using Coro.Engine.Reporting.Graphs;
using static Coro.Engine.Reporting.Report.Html;
using static Coro.Engine.Reporting.Report.ReportWords;

namespace Coro.Engine.Reporting.Report;

/// <summary>The parts of the page, each a function of the model.</summary>
internal static class HtmlSections
{
    public static string Tiles(ReportModel model)
    {
        var quality = model.Quality;
        return string.Concat(
            Tile("Children", $"{model.Campaign.Counts.Completed} / {model.Campaign.Counts.Total}", "completed"),
            Tile("Quality", quality is null ? None : ScoreText.Of(quality.Average),
                quality is null ? "no scores" : $"average; {ScoreText.Of(quality.Min)} to {ScoreText.Of(quality.Max)}, {quality.BelowTarget} below target"),
            Tile("Duration", DurationText.Short(model.Campaign.Duration), $"started {Time(model.Campaign.StartedAt)}"),
            Tile("Working", DurationText.Short(model.Time.Worked), $"{DurationText.Short(model.Time.Queued)} waiting for a slot"),
            Tile("Cost", Cost(model.Usage), Tokens(model.Usage)));
    }

    /// <summary>How many children have which status, as one bar.</summary>
    public static string StatusBar(ReportModel model)
    {
        var bar = new StringBuilder("<div class=\"statusbar\" aria-hidden=\"true\">");
        foreach (var group in model.Children.GroupBy(child => child.View.Status).OrderBy(group => Rank(group.Key)))
            bar.Append($"<span class=\"{Status(group.Key)}\" style=\"flex-grow:{group.Count()}\"></span>");
        return bar.Append("</div>\n").ToString();
    }

    public static string Attention(ReportModel model)
    {
        var children = model.Children
            .Where(child => child.View.Status is not ChildStatus.Completed)
            .OrderBy(child => Rank(child.View.Status)).ToList();
        var (below, unexported) = (BelowTarget(model), ExportProblems(model).ToList());
        if (children.Count + below.Count + unexported.Count == 0)
            return $"<p class=\"quiet\">{NothingToSee(model)}</p>\n";
        return Cards(children)
            + Named("Below target", below.Select(child => $"<b>{Text(child.Name)}</b>: {Text(BelowTargetText(child.View))}"))
            + Named("Not exported", unexported.Select(one => $"<b>{Text(one.Name)}</b>: {Text(one.Problem)}"));
    }

    public static string Children(ReportModel model)
    {
        var rows = model.Children.Select(child => $"""
            <tr><th scope="row">{Text(child.Name)}</th><td>{Pill(child.View.Status)}</td><td>{child.View.Tier}</td>
            <td>{Text(child.View.Lane)}</td><td class="nowrap">{Score(child.View)}</td><td>{Text(child.View.Pin ?? None)}</td>
            <td class="num">{child.View.Attempt}</td><td class="num">{Duration(child.View.Duration)}</td>
            {Wide(child.View.Status == ChildStatus.Completed && child.View.BelowTarget ? null : Reason(child.View))}{Wide(string.Join(", ", child.View.DependsOn))}</tr>

            """);
        return Table("Children", "Name|Status|Tier|Lane|Score|Pin|#Attempts|#Duration|Reason|Depends on", rows);
    }

    public static string Timeline(ReportModel model) => TimelineSvg.CanDraw(model)
        ? Scroll("Timeline", TimelineSvg.Draw(model))
        : "<p class=\"quiet\">There is nothing to draw, or too much of it.</p>\n";

    public static string Times(ReportModel model)
    {
        var rows = model.Children.Select(child => $"""
            <tr><th scope="row">{Text(child.Name)}</th><td class="nowrap">{Time(child.View.StartedAt)}</td><td class="nowrap">{Time(child.View.CompletedAt)}</td>
            <td class="num">{Duration(child.View.Duration)}</td><td class="num">{Duration(child.Worked)}</td>
            <td class="num">{Duration(child.Queued)}</td><td class="num">{Text(Cost(child.View.Usage))}</td></tr>

            """);
        return Table("Times", "Name|Started|Ended|#Duration|#Worked|#Waited for a slot|#Cost", rows);
    }

    public static string Graph(ReportModel model)
    {
        var graph = new LeveledGraph(GraphNode.From(model.Children.Select(child => child.View)));
        var path = model.Time.CriticalPath;
        var words = path.Count == 0 ? "" : $"<p>Critical path: {string.Join(" → ", path.Select(Text))} ({Duration(model.Time.CriticalTime)}).</p>\n";
        return words + (GraphSvg.CanDraw(graph)
            ? Scroll("Dependency graph", GraphSvg.Draw(graph, path))
            : "<p class=\"quiet\">There is nothing to draw, or too much of it; the table of children names every dependency.</p>\n");
    }

    public static string Workarounds(ReportModel model) => List(
        model.Workarounds.Select(one => $"<b>{Text(one.Child)}</b>: {Text(one.Text)}"), "No workarounds.");

    public static string Stages(ReportModel model) => List(
        model.Stages.Select(stage => $"<b>{stage.Title}</b>: {stage.Outcome}{(stage.Message is null ? "" : $" ({Text(stage.Message)})")}"
            + string.Concat(stage.Paths.Select(path => $"<br><code>{Text(path)}</code>"))),
        "None in this workflow.");

    public static string Export(ReportModel model)
    {
        var places = ExportPlace.Of(model).Select(place => place.IsShared
            ? $"{place.Names.Count} skills in <code>{Text(place.Path)}</code>: {string.Join(", ", place.Names.Select(Text))}"
            : $"<b>{Text(place.Names[0])}</b>: <code>{Text(place.Path)}</code>");
        places = places
            .Concat(ExportProblems(model).Select(one => $"<b>{Text(one.Name)}</b> was not exported: {Text(one.Problem)}"))
            .Concat(model.ContextFiles.Select(file =>
                $"<code>{Text(file.Path)}</code> {(file.Problem is null ? "lists them" : $"does not list them: {Text(file.Problem)}")}"));
        return List(places, "Nothing was exported.");
    }

    /// <summary>Those of a delivery that have something in them.</summary>
    public static string Delivery(ReportModel model) => string.Concat(new DeliveryLines(text => $"<b>{Text(text)}</b>", Text, Link).Of(model).Select((section, i) =>
        $"<section aria-labelledby=\"delivery-{i}\">\n<h2 id=\"delivery-{i}\">{section.Heading}</h2>\n{List(section.Lines, "")}</section>\n"));

    public static string Decisions(ReportModel model) => List(
        model.Decisions.Select(line => Text(line.TrimStart('-', '*', ' '))), "No decisions.");

    public static string Pill(ChildStatus status) =>
        $"<span class=\"pill {Status(status)}\"><span aria-hidden=\"true\">{Sign(status)}</span> {Status(status)}</span>";

    private static string Cards(List<ReportChild> children)
    {
        if (children.Count == 0)
            return "";
        var cards = new StringBuilder("<div class=\"cards\">\n");
        foreach (var child in children)
        {
            cards.Append($"<div class=\"card {Status(child.View.Status)}\"><h3>{Text(child.Name)} {Pill(child.View.Status)}</h3>");
            if (Reason(child.View) is { } reason)
                cards.Append($"<p>{Text(reason)}</p>");
            if (child.View.WaitingFor is { } waiting)
                cards.Append($"<p>Waits for {Text(waiting)}.</p>");
            if (child.View.Findings.Count > 0)
                cards.Append("<ul>").AppendJoin("", child.View.Findings.OrderByDescending(finding => finding.Severity).Select(finding =>
                    $"<li><b>{finding.Severity}</b>: {Text(finding.Title)}</li>")).Append("</ul>");
            if (child.LogFolder is { } folder)
                cards.Append($"<p class=\"quiet\">Logs: <a href=\"{Address(folder)}/\">{Text(folder)}</a></p>");
            cards.Append("</div>\n");
        }

        return cards.Append("</div>\n").ToString();
    }

    // What is no address of the web is no link: a page must not run anything.
    private static string Link(string address) =>
        address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)
            ? $"<a href=\"{Text(address)}\" rel=\"noreferrer\">{Text(address)}</a>"
            : $"<code>{Text(address)}</code>";

    // Many may have the same trouble: a list, where cards would fill pages.
    private static string Named(string title, IEnumerable<string> items)
    {
        var lines = items.Select(item => $"<li>{item}</li>\n").ToList();
        return lines.Count == 0 ? "" : $"<h3 class=\"list\">{title} ({lines.Count})</h3>\n<ul class=\"names\">\n{string.Concat(lines)}</ul>\n";
    }

    private static string Sign(ChildStatus status) => status switch
    {
        ChildStatus.Completed => "✓",
        ChildStatus.Failed => "✕",
        ChildStatus.Escalated => "!",
        ChildStatus.Active => "▸",
        ChildStatus.Skipped => "–",
        ChildStatus.Cancelled => "⊘",
        _ => "○",
    };

    // What went well first, then what somebody should look at, then what is still to come.
    private static int Rank(ChildStatus status) => status switch
    {
        ChildStatus.Completed => 0,
        ChildStatus.Failed => 1,
        ChildStatus.Escalated => 2,
        ChildStatus.Cancelled => 3,
        ChildStatus.Active => 4,
        ChildStatus.Ready => 5,
        ChildStatus.Pending => 6,
        _ => 7,
    };

    private static string Tile(string title, string value, string note) =>
        $"<div class=\"tile\"><div class=\"label\">{title}</div><div class=\"value\">{Text(value)}</div><div class=\"quiet\">{Text(note)}</div></div>\n";

    private static string Tokens(Usage? usage) => usage is { InputTokens: null, OutputTokens: null } or null
        ? "tokens unknown"
        : $"{Tokens(usage.InputTokens)} tokens in, {Tokens(usage.OutputTokens)} out";

    private static string Tokens(long? tokens) => tokens is { } known ? ReportWords.Number(known) : Unknown;

    private static string Wide(string? text) => string.IsNullOrEmpty(text) ? "<td></td>" : $"<td class=\"wide\">{Text(text)}</td>";

    private static string Score(CampaignChild child)
    {
        if (child.QualityScore is not { } score)
            return None;
        var width = Math.Clamp(score, 0, 100).ToString("0.#", CultureInfo.InvariantCulture);
        var kind = child.BelowTarget ? " below" : child.Status is ChildStatus.Failed ? " missed" : "";
        return $"<span class=\"score\"><span class=\"meter{kind}\"><span style=\"width:{width}%\"></span></span>"
            + $"{ScoreText.Of(score)}</span>{(child.BelowTarget ? $" <span class=\"quiet\">{ScoreText.BelowTarget}</span>" : "")}";
    }

    private static string Table(string label, string headings, IEnumerable<string> rows) => Scroll(
        label,
        "<table><thead><tr>"
        + string.Concat(headings.Split('|').Select(heading => heading[0] == '#'
            ? $"<th scope=\"col\" class=\"num\">{heading[1..]}</th>"
            : $"<th scope=\"col\">{heading}</th>"))
        + "</tr></thead><tbody>\n" + string.Concat(rows) + "</tbody></table>\n");

    private static string List(IEnumerable<string> items, string none)
    {
        var lines = string.Concat(items.Select(item => $"<li>{item}</li>\n"));
        return lines.Length == 0 ? $"<p class=\"quiet\">{none}</p>\n" : $"<ul>\n{lines}</ul>\n";
    }

    // What is wider than the window scrolls by itself, also for somebody who has only a keyboard.
    private static string Scroll(string label, string content) =>
        $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">{content}</div>\n";
}
