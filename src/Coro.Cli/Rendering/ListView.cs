namespace Coro.Cli.Rendering;

/// <summary>All campaigns, for people.</summary>
internal static class ListView
{
    public static void Write(CommandContext context, IReadOnlyList<Campaign> campaigns)
    {
        var page = new Page(context);
        var grid = new Grid("Campaign", "Status", "Stage", "Done", "Failed", "Updated", "Reason");
        foreach (var campaign in campaigns)
        {
            var counts = campaign.Counts;
            var failed = counts.Failed + counts.Escalated;
            grid.Add(
                campaign.Name,
                StatusLook.CellOf(campaign.Status),
                campaign.Stage is { } stage ? $"{stage} {campaign.StageName}" : campaign.StageName,
                $"{counts.Completed + counts.Skipped}/{counts.Total - counts.Cancelled}",
                failed > 0 ? new Cell(Figures.Number(failed), Tone.Bad) : "0",
                page.Moment(campaign.LastUpdated),
                campaign.Reason);
        }

        grid.WriteTo(context);
    }
}
