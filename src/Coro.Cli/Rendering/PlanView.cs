namespace Coro.Cli.Rendering;

/// <summary>A plan, for people.</summary>
internal static class PlanView
{
    public static void Write(CommandContext context, CampaignPlan plan)
    {
        var page = new Page(context);
        page.Line(new Cell(plan.Campaign, Tone.Strong), ": " + Size(plan));
        WriteOrder(page, plan);
        WriteNames(page, "Starts first", plan.StartsFirst, ", ");
        WriteNames(page, "Critical path", plan.CriticalPath, " -> ");
        WriteLevels(page, plan.Levels);
        if (plan.HasCycle)
            WriteCycle(page, plan);
    }

    // Levels that hold only what is outside of a cycle say nothing of the campaign's size.
    private static string Size(CampaignPlan plan)
    {
        var children = Counted.Of(plan.Children.Count, "child", "children");
        return plan.HasCycle
            ? $"{children}, of which {plan.CycleParticipants.Count} cannot be ordered"
            : $"{children} in {Counted.Of(plan.Levels.Count, "level")}";
    }

    private static void WriteOrder(Page page, CampaignPlan plan)
    {
        var children = new Dictionary<string, ChildDefinition>(plan.Children.Count, Names.Comparer);
        foreach (var child in plan.Children)
            children[child.Name] = child;
        var levels = PlanLevels.Of(plan);
        var grid = new Grid("#", "Child", "Level", "Tier", "Lane", "Depends on");
        foreach (var name in plan.ExecutionOrder)
        {
            var child = children[name];
            grid.Add(
                Plain(grid.Rows.Count + 1), name, Plain(levels[name]), Words.Of(child.Tier), child.Lane,
                string.Join(", ", child.DependsOn));
        }

        page.Table(grid);
    }

    private static string Plain(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void WriteLevels(Page page, IReadOnlyList<IReadOnlyList<string>> levels)
    {
        if (levels.Count == 0)
            return;
        page.Heading("Levels");
        for (var level = 0; level < levels.Count; level++)
            page.Line($"  {level} ({levels[level].Count}): {string.Join(", ", levels[level])}");
    }

    private static void WriteNames(Page page, string title, IReadOnlyList<string> names, string separator)
    {
        if (names.Count == 0)
            return;
        page.Heading($"{title} ({names.Count})");
        page.Line(new Cell("  "), string.Join(separator, names));
    }

    private static void WriteCycle(Page page, CampaignPlan plan)
    {
        page.Heading("Cycle");
        page.Line(new Cell("  "), new Cell(string.Join(" -> ", plan.CyclePath), Tone.Bad));
        WriteNames(page, "Cannot be ordered because of it", plan.CycleParticipants, ", ");
    }
}
