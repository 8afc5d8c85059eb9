namespace Coro.Cli.Rendering;

/// <summary>What children have learned, for people.</summary>
internal static class InsightsView
{
    public static void Write(CommandContext context, IReadOnlyList<CampaignInsight> insights)
    {
        var grid = new Grid("Insight", "Status", "From", "Tags", "Text");
        foreach (var insight in insights)
        {
            grid.Add(
                insight.Id,
                new Cell(Words.Of(insight.Status), insight.Status == InsightStatus.Rejected ? Tone.Dim : Tone.Plain),
                string.Join(", ", insight.Sources),
                string.Join(", ", insight.Tags),
                SafeText.OneLine(insight.Text));
        }

        grid.WriteTo(context);
    }
}
