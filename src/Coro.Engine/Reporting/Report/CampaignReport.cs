using Coro.Engine.Templates;

namespace Coro.Engine.Reporting.Report;

/// <summary>Writes a campaign's report as text. Where it goes is somebody else's business.</summary>
internal static class CampaignReport
{
    /// <summary>The page for a browser: it needs nothing but itself.</summary>
    public static string Html(ReportModel model) => HtmlReport.Write(model);

    /// <summary>The report as Markdown.</summary>
    /// <param name="model">What to tell.</param>
    /// <param name="template">How, with the placeholders of <see cref="ReportNames"/>; null: as Coro's own has it.</param>
    public static string ToMarkdown(ReportModel model, Template? template = null) =>
        (template ?? ReportNames.Source.Bundled).Render(name => ReportNames.Known[name](model));
}
