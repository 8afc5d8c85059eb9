using Coro.Engine.Planning;

namespace Coro.Module.Input;

/// <summary>A plan in a few words, for -WhatIf and -Confirm.</summary>
internal static class PlanText
{
    private const int MostLevels = 12;
    private const int MostNames = 8;

    /// <summary>What starts when, to be put behind a sentence; empty where the plan has a cycle, which is told elsewhere.</summary>
    public static string Of(CampaignDefinition definition)
    {
        var plan = Planner.Plan(definition.Name, definition.Children);
        if (plan.HasCycle)
            return "";
        var levels = plan.Levels.Take(MostLevels).Select(Names).ToList();
        if (plan.Levels.Count > MostLevels)
            levels.Add($"{plan.Levels.Count - MostLevels} more levels");
        return $": {string.Join("; then ", levels)}";
    }

    private static string Names(IReadOnlyList<string> level) => level.Count <= MostNames
        ? string.Join(", ", level)
        : $"{string.Join(", ", level.Take(MostNames))} and {level.Count - MostNames} more";
}
