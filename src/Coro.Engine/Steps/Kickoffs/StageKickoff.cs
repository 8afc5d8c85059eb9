using Coro.Engine.Directives;
using Coro.Engine.Stages;
using Coro.Engine.State;
using Coro.Engine.Steps.Requests;

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
        KickoffNames.BriefSummary => Summary(),
        KickoffNames.QualityGateSummary => KickoffText.Quality(State.GateOf(null)),
        KickoffNames.DependencyStatusTable => KickoffText.Statuses(State.Children, "Child"),
        KickoffNames.Flags => Orders.FlagsOfAll.Count > 0 ? string.Join(' ', Orders.FlagsOfAll) : KickoffText.NoValue,
        _ => throw new KeyNotFoundException(name),
    };

    private string Summary()
    {
        var summary = $"The step of stage {stage}. It is about the whole campaign, children: {Number(State.Children.Count)}. "
            + $"The skills of those that are completed are listed in {Path.Combine(Folder, SkillsFile.Name)}.";
        if (State.Answered(StageList.Capstone)?.SkillPath is { } stack)
            summary += $" The skill that joins them is in {stack}.";
        if (State.Answered(StageList.Verify)?.ReportPath is { } report)
            summary += $" The verification's report is {report}.";
        return summary;
    }
}
