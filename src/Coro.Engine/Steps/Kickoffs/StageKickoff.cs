using Coro.Engine.Directives;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Kickoffs;

/// <summary>The kickoff of a campaign-level command: it is about all children.</summary>
internal sealed class StageKickoff(
    CampaignState state, string stage, int attempt, DirectiveOrders orders, Workspace workspace, string folder)
    : KickoffSubject(state, orders, workspace, folder)
{
    protected override IReadOnlyList<ChildState> Own => [];

    protected override IReadOnlyList<ChildState> Dependencies => State.Children;

    protected override string Special(string name) => name switch
    {
        KickoffNames.SkillName => stage,
        KickoffNames.SkillTier or KickoffNames.Lane or KickoffNames.Pin or KickoffNames.CommitSha or KickoffNames.RepoUrl => KickoffText.NoValue,
        KickoffNames.Attempt => Number(attempt),
        KickoffNames.Description => "",
        KickoffNames.BriefSummary => $"The step of stage {stage}, for all {Number(State.Children.Count)} children of the campaign.",
        KickoffNames.QualityGateSummary => KickoffText.Quality(State.GateOf(null)),
        KickoffNames.DependencyStatusTable => KickoffText.Statuses(State.Children, "Child"),
        KickoffNames.Flags => Orders.FlagsOfAll.Count > 0 ? string.Join(' ', Orders.FlagsOfAll) : KickoffText.NoValue,
        _ => throw new KeyNotFoundException(name),
    };
}
