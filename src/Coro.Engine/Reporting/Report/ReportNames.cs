using System.Globalization;
using Coro.Engine.Templates;
using static Coro.Engine.Reporting.Report.MarkdownSections;
using static Coro.Engine.Reporting.Report.ReportWords;

namespace Coro.Engine.Reporting.Report;

/// <summary>
/// What a report's template can have in it, by name, and what stands for it. The names of the Skill Forge report are among them and mean what they mean
/// there, so that a template for that report can be taken over.
/// </summary>
internal static class ReportNames
{
    public static readonly IReadOnlyDictionary<string, Func<ReportModel, string>> Known = new Dictionary<string, Func<ReportModel, string>>
    {
        ["campaign_name"] = model => Markdown.Text(model.Campaign.Name),
        ["job_id"] = model => Markdown.Text(model.Campaign.JobId),
        ["status"] = model => model.Campaign.Status.ToString(),
        ["outcome"] = model => Markdown.Text(Outcome(model)),
        ["started_at"] = model => Time(model.Campaign.StartedAt),
        ["completed_at"] = model => Time(model.EndedAt),
        ["duration"] = model => Duration(model.Campaign.Duration),
        ["cost"] = model => Markdown.Text(Cost(model.Usage)),
        ["quality_gate_hard"] = model => Gate(model.Gate.Hard),
        ["quality_gate_soft_target"] = model => ScoreText.Of(model.Gate.SoftTarget),
        ["quality_gate_soft_fallback"] = model => ScoreText.Of(model.Gate.SoftFallback),
        ["skills_total"] = model => Count(model.Campaign.Counts.Total),
        ["skills_completed"] = model => Count(model.Campaign.Counts.Completed),
        ["skills_failed"] = model => Count(model.Campaign.Counts.Failed),
        ["skills_escalated"] = model => Count(model.Campaign.Counts.Escalated),
        ["skills_skipped"] = model => Count(model.Campaign.Counts.Skipped),
        ["skills_cancelled"] = model => Count(model.Campaign.Counts.Cancelled),
        ["skills_table"] = SkillsTable,
        ["failed_skipped_section"] = FailedSkippedSection,
        ["quality_min"] = model => Score(model.Quality?.Min),
        ["quality_max"] = model => Score(model.Quality?.Max),
        ["quality_avg"] = model => Score(model.Quality?.Average),
        ["below_target"] = model => Count(model.Quality?.BelowTarget ?? 0),
        ["quality_breakdown"] = QualityBreakdown,
        ["total_workarounds"] = model => Count(model.Workarounds.Count()),
        ["skills_with_workarounds"] = model => Count(WithWorkarounds(model)),
        ["workaround_counts"] = WorkaroundCounts,
        ["workarounds_list"] = WorkaroundsList,
        ["stages_section"] = StagesSection,
        ["delivery_section"] = DeliverySection,
        ["export_list"] = ExportList,
        ["export_gate_section"] = ExportList,
        ["duration_table"] = DurationTable,
        ["critical_path"] = CriticalPath,
        ["waiting_working_table"] = WaitingWorkingTable,
        ["cost_table"] = CostTable,
        ["dependency_graph"] = GraphAsText,
        ["dependency_graph_mermaid"] = GraphAsMermaid,
        ["decisions_list"] = DecisionsList,
    };

    /// <summary>The templates.</summary>
    public static readonly TemplateSource Source = new("report template", "report.md", [.. Known.Keys]);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Score(decimal? score) => score is { } known ? ScoreText.Of(known) : None;

    private static int WithWorkarounds(ReportModel model) => model.Workarounds.Select(one => one.Child).Distinct().Count();

    private static string WorkaroundCounts(ReportModel model)
    {
        var (children, docRot) = (WithWorkarounds(model), model.Workarounds.Count(one => one.IsDocRot));
        return $"{Count(model.Workarounds.Count())} in {Count(children)} {(children == 1 ? "child" : "children")}, {Count(docRot)} of them doc-rot.";
    }

    // These are left out with their headings.
    private static string DeliverySection(ReportModel model) => string.Concat(
        new DeliveryLines(text => $"**{Markdown.Text(text)}**", Markdown.Text, text => Markdown.Code(text)).Of(model)
            .Select(section => $"\n## {section.Heading}\n\n{string.Join('\n', section.Lines.Select(line => $"- {line}"))}\n"));

    private static string StagesSection(ReportModel model) =>
        model.Stages.Count == 0 ? "" : $"\n## Campaign-level stages\n\n{StagesList(model)}\n";
}
