using System.Globalization;
using static Coro.Engine.Reporting.Report.ReportWords;

namespace Coro.Engine.Reporting.Report;

/// <summary>Writes a campaign's report as text. Where it goes is somebody else's business.</summary>
internal static class CampaignReport
{
    /// <summary>The page for a browser: it needs nothing but itself.</summary>
    public static string Html(ReportModel model) => HtmlReport.Write(model);

    /// <summary>The report as Markdown.</summary>
    public static string ToMarkdown(ReportModel model)
    {
        var (campaign, counts, quality) = (model.Campaign, model.Campaign.Counts, model.Quality);
        return $"""
            # Campaign report: {Markdown.Text(campaign.Name)}

            **{campaign.Status}.** {Markdown.Text(Outcome(model))}

            ## Summary

            | | |
            |---|---|
            | Started | {Time(campaign.StartedAt)} |
            | Ended | {Time(model.EndedAt)} |
            | Duration | {Duration(campaign.Duration)} |
            | Quality gate, hard | {Gate(model.Gate.Hard)} |
            | Quality gate, target | {ScoreText.Of(model.Gate.SoftTarget)} |
            | Quality gate, fallback | {ScoreText.Of(model.Gate.SoftFallback)} |
            | Completed | {counts.Completed} |
            | Failed | {counts.Failed} |
            | Waiting for a decision | {counts.Escalated} |
            | Skipped | {counts.Skipped} |
            | Cancelled | {counts.Cancelled} |
            | Cost | {Markdown.Text(Cost(model.Usage))} |

            ## What needs a look

            {MarkdownSections.FailedSkippedSection(model)}

            ## Children

            | Name | Tier | Status | Score | Pin | Workarounds | Lane | Attempts | Duration | Reason |
            |---|---|---|--:|---|--:|---|--:|--:|---|
            {MarkdownSections.SkillsTable(model)}

            ## Quality

            | Lowest | Highest | Average | Below target |
            |--:|--:|--:|--:|
            | {Score(quality?.Min)} | {Score(quality?.Max)} | {Score(quality?.Average)} | {quality?.BelowTarget ?? 0} |

            {MarkdownSections.QualityBreakdown(model)}

            ## Workarounds

            {WorkaroundCounts(model)}

            {MarkdownSections.WorkaroundsList(model)}
            {Stages(model)}
            ## Export

            {MarkdownSections.ExportList(model)}

            ## Time

            {MarkdownSections.TimeList(model)}

            | Name | Started | Ended | Duration | Worked | Waited for a slot | Cost |
            |---|---|---|--:|--:|--:|--:|
            {MarkdownSections.DurationTable(model)}

            ## Cost

            {MarkdownSections.CostList(model)}

            ## Dependencies

            {MarkdownSections.GraphAsText(model)}

            {MarkdownSections.GraphAsMermaid(model)}

            ## Decisions

            {MarkdownSections.DecisionsList(model)}

            """.ReplaceLineEndings("\n");
    }

    private static string Score(decimal? score) => score is { } known ? ScoreText.Of(known) : None;

    private static string Stages(ReportModel model) =>
        model.Stages.Count == 0 ? "" : $"\n## Campaign-level stages\n\n{MarkdownSections.StagesList(model)}\n";

    private static string WorkaroundCounts(ReportModel model)
    {
        var all = model.Workarounds.ToList();
        var children = all.Select(one => one.Child).Distinct().Count();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Count} in {children} {(children == 1 ? "child" : "children")}, {all.Count(one => one.IsDocRot)} of them doc-rot.");
    }
}
