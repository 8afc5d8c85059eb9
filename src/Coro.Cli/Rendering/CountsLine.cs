namespace Coro.Cli.Rendering;

/// <summary>How many children have which status, those that nobody has left out.</summary>
internal static class CountsLine
{
    /// <param name="counts">The counts.</param>
    /// <param name="unicode">Whether signs may be more than ASCII; null: words and no signs.</param>
    public static IEnumerable<Cell> Of(CampaignCounts counts, bool? unicode)
    {
        var separator = "";
        foreach (var (status, count) in Pairs(counts))
        {
            if (count == 0)
                continue;
            var sign = unicode is { } known ? StatusLook.GlyphOf(status, known) + " " : "";
            yield return new Cell($"{separator}{sign}{count} {Words.Of(status)}", StatusLook.ToneOf(status));
            separator = unicode is null ? ", " : "  ";
        }
    }

    private static (ChildStatus Status, int Count)[] Pairs(CampaignCounts counts) =>
    [
        (ChildStatus.Completed, counts.Completed),
        (ChildStatus.Failed, counts.Failed),
        (ChildStatus.Escalated, counts.Escalated),
        (ChildStatus.Skipped, counts.Skipped),
        (ChildStatus.Cancelled, counts.Cancelled),
        (ChildStatus.Active, counts.Active),
        (ChildStatus.Ready, counts.Ready),
        (ChildStatus.Pending, counts.Pending),
    ];
}
