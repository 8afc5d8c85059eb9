using Coro.Engine.Directives;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Kickoffs;

/// <summary>The kickoff of a batch: what its children have in common, and a table of them.</summary>
internal sealed class BatchKickoff(
    CampaignState state, int batch, IReadOnlyList<ChildState> children, DirectiveOrders orders, Workspace workspace, string folder)
    : KickoffSubject(state, orders, workspace, folder)
{
    private const int MostNames = 10;

    private readonly Lazy<IReadOnlyList<ChildState>> _dependencies = new(() =>
        [.. children.SelectMany(child => child.Definition.DependsOn).Select(on => state[on.Child]).Distinct().Except(children)]);

    protected override IReadOnlyList<ChildState> Own => children;

    protected override IReadOnlyList<ChildState> Dependencies => _dependencies.Value;

    protected override string Special(string name) => name switch
    {
        KickoffNames.SkillName => $"batch {Number(batch)}: {Some()}",
        KickoffNames.SkillTier => Common(child => Words.Of(child.Definition.Tier), KickoffText.NoValue),
        KickoffNames.Lane => Common(child => child.Definition.Lane, KickoffText.NoValue),
        KickoffNames.Attempt => Number(batch),
        KickoffNames.Pin => Common(child => KickoffText.Pin(child.Definition), KickoffText.NoValue),
        KickoffNames.CommitSha => Common(KickoffText.Commit, KickoffText.NoValue),
        KickoffNames.RepoUrl => Common(child => child.Definition.RepoUrl, KickoffText.NoValue),
        KickoffNames.Description => Common(child => child.Definition.Description, ""),
        KickoffNames.BriefSummary => KickoffText.Tasks(children),
        KickoffNames.QualityGateSummary => Common(child => KickoffText.Quality(State.GateOf(child.Name)), KickoffText.NoValue),
        KickoffNames.DependencyStatusTable => KickoffText.Statuses(Dependencies, "Dependency"),
        KickoffNames.Flags => Flags(),
        _ => throw new KeyNotFoundException(name),
    };

    private string Some()
    {
        var names = string.Join(", ", children.Take(MostNames).Select(child => child.Name));
        return children.Count > MostNames ? $"{names} and {Number(children.Count - MostNames)} more" : names;
    }

    private string Flags()
    {
        var flags = Orders.FlagsOfAll.Count > 0 ? string.Join(' ', Orders.FlagsOfAll) : KickoffText.NoValue;
        var own = children.Where(child => !Orders.FlagsOf(child).SequenceEqual(Orders.FlagsOfAll)).Take(KickoffText.MostRows)
            .Select(child => $"; for {child.Name}: {string.Join(' ', Orders.FlagsOf(child))}");
        return flags + string.Concat(own);
    }

    private string Common(Func<ChildState, string?> value, string missing) => KickoffText.Common(children.Select(value), missing);
}
