using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>A campaign in detail, for people.</summary>
internal static class ShowView
{
    public static void Write(CommandContext context, CampaignOverview overview)
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
        StatusView.WriteStages(page, overview.Stages);
        WriteResults(page, overview.Children);
    }

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
