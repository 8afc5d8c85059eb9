using Coro.Engine.Directives;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Kickoffs;

/// <summary>The kickoff of one child.</summary>
internal sealed class ChildKickoff(CampaignState state, ChildState child, DirectiveOrders orders, Workspace workspace, string folder)
    : KickoffSubject(state, orders, workspace, folder)
{
    private readonly ChildState[] _dependencies = [.. child.Definition.DependsOn.Select(dependency => state[dependency.Child])];

    protected override IReadOnlyList<ChildState> Own => [child];

    protected override IReadOnlyList<ChildState> Dependencies => _dependencies;

    protected override string Special(string name)
    {
        var definition = child.Definition;
        return name switch
        {
            KickoffNames.SkillName => child.Name,
            KickoffNames.SkillTier => Words.Of(definition.Tier),
            KickoffNames.Lane => definition.Lane,
            KickoffNames.Attempt => Number(child.Attempt),
            KickoffNames.Pin => KickoffText.Pin(definition),
            KickoffNames.CommitSha => KickoffText.Commit(child),
            KickoffNames.RepoUrl => definition.RepoUrl ?? KickoffText.NoValue,
            KickoffNames.Description => definition.Description ?? "",
            KickoffNames.BriefSummary => definition.Description ?? Summary(definition),
            KickoffNames.QualityGateSummary => KickoffText.Quality(State.GateOf(child.Name)),
            KickoffNames.DependencyStatusTable => KickoffText.Statuses(Dependencies, "Dependency"),
            KickoffNames.Flags => Orders.FlagsOf(child) is { Count: > 0 } flags ? string.Join(' ', flags) : KickoffText.NoValue,
            _ => throw new KeyNotFoundException(name),
        };
    }

    private static string Summary(ChildDefinition definition)
    {
        var needs = definition.DependsOn.Count switch
        {
            0 => "",
            > KickoffText.MostRows => $"; depends on {Number(definition.DependsOn.Count)} others",
            _ => $"; depends on {string.Join(", ", definition.DependsOn.Select(on => on.Child))}",
        };
        return $"{definition.Name}: tier {Words.Of(definition.Tier)}, lane {definition.Lane}{needs}.";
    }
}
