using static Coro.Engine.Reporting.Report.Html;

namespace Coro.Engine.Reporting.Report;

/// <summary>The report as one page: no scripts, nothing fetched, readable by keyboard and screen reader, light and dark.</summary>
internal static class HtmlReport
{
    public static string Write(ReportModel model)
    {
        var campaign = model.Campaign;
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{Text(campaign.Name)}: campaign report</title>
            <style>
            {ReportStyle.Sheet}
            </style>
            </head>
            <body>
            <main>
            <header>
            <p class="label">Campaign report</p>
            <h1>{Text(campaign.Name)} <span class="state {campaign.Status.ToString().ToLowerInvariant()}">{campaign.Status}</span></h1>
            <p>{Text(ReportWords.Outcome(model))}</p>
            {HtmlSections.StatusBar(model)}</header>
            <div class="tiles">
            {HtmlSections.Tiles(model)}</div>
            {Section("attention", "What needs a look", HtmlSections.Attention(model))}
            {Section("children", "Children", HtmlSections.Children(model))}
            {Section("timeline", "Timeline", HtmlSections.Timeline(model) + Details("Times in numbers", HtmlSections.Times(model)))}
            {Section("graph", "Dependencies", HtmlSections.Graph(model))}
            <div class="columns">
            {Section("stages", "Campaign-level stages", HtmlSections.Stages(model))}
            {Section("workarounds", "Workarounds", HtmlSections.Workarounds(model))}
            {Section("export", "Export", HtmlSections.Export(model))}
            {Section("gate", "Quality gate", Gate(model))}
            {HtmlSections.Delivery(model)}</div>
            {Section("decisions", "Decisions", HtmlSections.Decisions(model))}
            <footer>Job {Text(campaign.JobId)} · {ReportWords.Time(campaign.StartedAt)} to {ReportWords.Time(model.EndedAt)} · written by Coro</footer>
            </main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Section(string id, string title, string content) =>
        $"<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n{content}</section>";

    private static string Details(string title, string content) =>
        $"<details><summary>{title}</summary>\n{content}</details>\n";

    private static string Gate(ReportModel model) =>
        $"<p>Hard: {ReportWords.Gate(model.Gate.Hard)}. A score of {ScoreText.Of(model.Gate.SoftTarget)} passes; "
        + $"{ScoreText.Of(model.Gate.SoftFallback)} passes, marked {ScoreText.BelowTarget}.</p>\n"
        + (model.Overrides.Count == 0 ? "" : $"<ul>\n{string.Concat(model.Overrides.Select(one => $"<li>{Text(ReportWords.Override(one))}</li>\n"))}</ul>\n");
}
