using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Directives;

/// <summary>Pins that a directive asks for when others are chosen already, or that a child cannot have.</summary>
internal static class LatePins
{
    private const int MostNamed = 5;

    /// <summary>Each line that comes too late, with why and for whom.</summary>
    public static IEnumerable<(int Line, string Why)> Of(CampaignState state, DirectiveOrders orders)
    {
        var isOver = state.Settings.Workflow == Workflow.Skills && state.CurrentStage >= StageList.Pins.Number;
        var asked = state.Children.Select(child => (Child: child, Flag: orders.PinOf(child)!)).Where(one => one.Flag is not null).ToList();
        foreach (var (child, flag) in asked.Where(one => one.Flag.Child is not null && one.Child.Definition.RepoUrl is null))
            yield return (flag.Line, $"the pin {flag.Arguments[1]} means nothing, since {child.Name} has no repository");

        var late = asked.Where(one => isOver && one.Child.Definition is { RepoUrl: not null } child && child.Pin != one.Flag.Arguments[1]);
        foreach (var group in late.GroupBy(one => (one.Flag.Line, Pin: one.Flag.Arguments[1])))
        {
            var names = group.Select(one => $"{one.Child.Name} ({one.Child.Definition.Pin})").ToList();
            var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
            yield return (
                group.Key.Line,
                $"the pin {group.Key.Pin} comes too late: stage {StageList.Pins.Number} is over, and chose others: {string.Join(", ", names.Take(MostNamed))}{more}");
        }
    }
}
