using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>A campaign in detail, for people.</summary>
internal static class ShowView
{
    /// <summary>Shows it.</summary>
    /// <param name="context">Where.</param>
    /// <param name="overview">The campaign, its children explained.</param>
    /// <param name="all">Whether children with which all is well are explained too, and with every detail.</param>
    public static void Write(CommandContext context, CampaignOverview overview, bool all = false)
    {
        var page = new Page(context);
        StatusView.WriteHead(page, overview);
        var grid = new Grid("Child", "Status", "Tier", "Lane", "Attempt", "Score", "Findings", "Time", "Cost");
        foreach (var child in overview.Children)
        {
            grid.Add(
                child.Name,
                StatusLook.CellOf(child.Status, page.Terminal),
                Words.Of(child.Tier),
                child.Lane,
                child.Attempt > 0 ? Figures.Number(child.Attempt) : "",
                StatusView.ScoreOf(child),
                child.Findings.Count > 0 ? Figures.Number(child.Findings.Count) : "",
                child.Duration is { } duration ? DurationText.Short(duration) : "",
                Figures.Dollars(child.Usage?.CostUsd));
        }

        page.Table(grid);
        WriteReasons(page, overview.Children, all);
        StatusView.WriteStages(page, overview.Stages);
        WriteResults(page, overview.Children);
    }

    // Lines of their own, too: in a tenth column a sentence would be a pillar.
    private static void WriteReasons(Page page, IReadOnlyList<CampaignChild> children, bool all)
    {
        var explained = children.Where(child => child.Explanation is not null && (all || IsNews(child))).ToList();
        if (explained.Count == 0)
            return;
        page.Heading("Why");
        foreach (var child in explained)
        {
            page.Line(
                new Cell($"  {child.Name}: ", StatusLook.ToneOf(child.Status)),
                new Cell(StatusLook.WordOf(child.Status)),
                $", {child.Explanation!.Why}; on resume it {Words.Of(child.Explanation.OnResume)}: {child.Explanation.Because}");
            foreach (var detail in all ? child.Explanation.Details : [])
                page.Line(new Cell("    "), detail);
        }
    }

    private static bool IsNews(CampaignChild child) => child.Status != ChildStatus.Completed || child.BelowTarget;

    // Lines of their own: in a column of a narrow terminal, no path could be copied.
    private static void WriteResults(Page page, IReadOnlyList<CampaignChild> children)
    {
        var results = children.Select(child => (child.Name, Path: child.ExportPath ?? child.SkillPath ?? child.BriefPath))
            .Where(result => result.Path is not null)
            .ToList();
        if (results.Count == 0)
            return;
        page.Heading("Results");
        foreach (var (name, path) in results)
            page.Line(new Cell($"  {name}: ", Tone.Dim), page.Path(path));
    }
}
