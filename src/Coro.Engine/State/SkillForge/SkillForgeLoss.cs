namespace Coro.Engine.State.SkillForge;

/// <summary>What a state tells that Skill Forge's format has no place or no word for.</summary>
internal static class SkillForgeLoss
{
    private const int MostNamed = 5;

    private static readonly (string What, Predicate<ChildState> Has)[] Kinds =
    [
        ("requirements of a dependency", c => c.Definition.DependsOn.Any(on => on.Require != DependencyRequirement.Satisfied)),
        ("lanes", c => c.Definition.Lane != ChildDefinition.DefaultLane),
        ("locks", c => c.Definition.Locks.Count > 0),
        ("descriptions", c => c.Definition.Description is not null),
        ("items in a tracker", c => (c.Tracker.Item ?? c.Definition.Tracker) is not null),
        ("steps of its own", c => c.Definition.Steps is not null),
        ("earlier attempts", c => c.Earlier.Count > 0),
        ("findings", c => c.Findings.Count > 0),
        ("artifacts", c => c.Artifacts.Count > 0),
        ("usage", c => c.Usage is not null),
        ("export paths", c => c.ExportPath is not null),
        ("forced dependencies", c => c.ForcedFor is not null),
    ];

    /// <summary>What is lost, a sentence each; empty: nothing.</summary>
    public static IReadOnlyList<string> Of(CampaignState state)
    {
        var lost = new List<string>();
        foreach (var status in Enum.GetValues<ChildStatus>())
        {
            // Ready is told by the dependencies again.
            if (status == ChildStatus.Ready || SkillForgeStatus.Nearest(status) == status)
                continue;
            if (Names(state, child => child.Status == status) is { } names)
                lost.Add($"{Words.Of(status)} is written as {Words.Of(SkillForgeStatus.Nearest(status))}, which is the nearest: {names}");
        }

        lost.Sort(StringComparer.Ordinal);
        var kinds = Kinds.Select(kind => (kind.What, Names: Names(state, kind.Has))).Where(kind => kind.Names is not null).ToList();
        if (kinds.Count > 0)
            lost.Add($"the format has no place for these, which are left out: {string.Join(", ", kinds.Select(kind => $"{kind.What} ({kind.Names})"))}");
        if (state.Settings.HealthFindingsQueue is { } queue && SkillForgeText.Queue(queue) != queue)
            lost.Add($"the health findings queue {Shown.Quote(queue)} is written as {SkillForgeText.Queue(queue)}");
        if (state.Settings.Workflow != Workflow.Skills)
            lost.Add($"the stages of the {Words.Of(state.Settings.Workflow)} workflow are written as if they were those of skills");
        return lost;
    }

    private static string? Names(CampaignState state, Predicate<ChildState> has)
    {
        var names = state.Children.Where(child => has(child)).Select(child => child.Name).ToList();
        if (names.Count == 0)
            return null;
        return names.Count <= MostNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more";
    }
}
