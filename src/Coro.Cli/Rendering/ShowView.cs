using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering;

/// <summary>A campaign in detail, for people.</summary>
internal static class ShowView
{
    public static void Write(CommandContext context, CampaignOverview overview)
    {
        var page = new Page(context);
        StatusView.WriteHead(page, overview);
        var grid = new Grid("Child", "Status", "Tier", "Lane", "Attempt", "Score", "Findings", "Time", "Cost", "Depends on", "Result");
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
                Figures.Dollars(child.Usage?.CostUsd),
                string.Join(", ", child.DependsOn),
                child.ExportPath ?? child.SkillPath ?? child.BriefPath);
        }

        page.Line();
        page.Table(grid);
    }
}
