namespace Coro.Cli.Rendering;

/// <summary>A directive as Coro understands it, for people.</summary>
internal static class DirectiveView
{
    public static void Write(CommandContext context, CampaignDirective directive)
    {
        var page = new Page(context);
        page.Entry("directive", page.Path(directive.Path));
        page.Entry("sha256", directive.Sha256 ?? "there is no such file");
        Section(page, "Quality overrides", new Grid("Line", "Child", "Target", "Fallback", "Reason"), directive.QualityOverrides, one =>
        [
            Plain(one.Line), one.Child ?? "all", Figures.Score(one.SoftTarget), Figures.Score(one.SoftFallback), one.Reason,
        ]);
        Section(page, "Skip list", new Grid("Line", "Child", "Reason"), directive.Skips, one => [Plain(one.Line), one.Child, one.Reason]);
        Section(page, "Pipeline flags", new Grid("Line", "For", "Flag", "Reason"), directive.Flags, one =>
        [
            Plain(one.Line), one.Child ?? (one.OnlyUnpinned ? "all unpinned" : "all"), string.Join(' ', one.Arguments), one.Reason,
        ]);
        if (directive.Guidance.Count > 0)
            page.Heading("Guidance, for agents to read");
        foreach (var heading in directive.Guidance)
            page.Line(new Cell("  "), heading);
    }

    private static string Plain(int line) => line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Section<T>(Page page, string title, Grid grid, IReadOnlyList<T> orders, Func<T, Cell[]> row)
    {
        if (orders.Count == 0)
            return;
        page.Heading(title);
        foreach (var order in orders)
            grid.Add(row(order));
        page.Rows(grid);
    }
}
