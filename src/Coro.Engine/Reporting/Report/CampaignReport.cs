namespace Coro.Engine.Reporting.Report;

/// <summary>Writes a campaign's report as text. Where it goes is somebody else's business.</summary>
internal static class CampaignReport
{
    private static readonly Lazy<string> BuiltIn = new(() => EmbeddedText.Read("report-template.md"));

    /// <summary>The page for a browser: it needs nothing but itself.</summary>
    public static string Html(ReportModel model) => HtmlReport.Write(model);

    /// <summary>The report as Markdown.</summary>
    /// <param name="model">What to tell.</param>
    /// <param name="template">How: Markdown with the placeholders of <see cref="ReportValues"/>. Null: the built-in one.</param>
    public static string ToMarkdown(ReportModel model, string? template = null) =>
        Template.Fill(template ?? BuiltIn.Value, name => ReportValues.Known.GetValueOrDefault(name)?.Invoke(model));
}
