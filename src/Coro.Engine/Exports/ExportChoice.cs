using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>Which skills somebody means who asks for an export by name.</summary>
internal static class ExportChoice
{
    /// <summary>Finds them.</summary>
    /// <param name="state">The campaign.</param>
    /// <param name="names">The children's names, or the stack skill's; null: all.</param>
    /// <returns>The skills, and an item for each name that has none.</returns>
    public static (List<ExportedSkill> Skills, List<ExportItem> Refused) Of(CampaignState state, IReadOnlyList<string>? names)
    {
        var all = ExportedSkills.Of(state);
        if (names is null)
            return (all, []);
        var wanted = names.ToHashSet(Names.Comparer);
        var skills = all.Where(skill => wanted.Remove(skill.Name)).ToList();
        return (skills, [.. wanted.Select(name => Refuse(state, name, all))]);
    }

    private static ExportItem Refuse(CampaignState state, string name, List<ExportedSkill> all) => new()
    {
        Campaign = state.Name,
        Name = state.Find(name)?.Name ?? name,
        Child = state.Find(name)?.Name,
        Tier = state.Find(name)?.Definition.Tier,
        Outcome = ExportOutcome.Failed,
        Problem = state.Find(name) switch
        {
            null => "there is no such child" + Nearest.Hint(name, state.Children.Select(child => child.Name).Concat(all.Select(skill => skill.Name))),
            { Status: ChildStatus.Completed } => "it has made no skill",
            var child => $"it is {Words.Of(child.Status)}; only a completed child's skill is exported",
        },
    };
}
