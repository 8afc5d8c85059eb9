namespace Coro.Cli.Rendering;

/// <summary>Each child's level, by name; what a cycle keeps from being ordered has none.</summary>
internal static class PlanLevels
{
    public static Dictionary<string, int> Of(CampaignPlan plan)
    {
        var levels = new Dictionary<string, int>(plan.ExecutionOrder.Count, Names.Comparer);
        for (var level = 0; level < plan.Levels.Count; level++)
        {
            foreach (var name in plan.Levels[level])
                levels[name] = level;
        }

        return levels;
    }
}
