using Coro.Engine.Gates;
using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Every question that waits: those that were asked, and those that follow from where children stand.</summary>
internal static class OpenGates
{
    /// <summary>All of them; those about children in the children's order, by kind.</summary>
    public static IReadOnlyList<Gate> Of(CampaignState state) =>
        [.. state.OpenGates.Values.OrderBy(gate => gate.Since).ThenBy(gate => gate.Id, StringComparer.Ordinal), .. OfChildren(state)];

    /// <summary>Those about children: what has to be decided before anything is built on the results.</summary>
    public static IReadOnlyList<Gate> OfChildren(CampaignState state)
    {
        if (state.Count(ChildStatus.Escalated) + state.Count(ChildStatus.Failed) + state.Count(ChildStatus.Cancelled) + state.Count(ChildStatus.Active) == 0)
            return [];
        var gates = new List<Gate>();
        var causes = new List<ChildState>();
        foreach (var child in state.Children)
        {
            if (child.Status == ChildStatus.Escalated)
                gates.Add(ChildQuestions.Quality(child, state.GateOf(child.Name)));
            else if (child.NeedsMerge && MergeRule.Unwatched(child.PullRequests).Any())
                gates.Add(ChildQuestions.Merge(child));
            else if (child.Status is ChildStatus.Failed or ChildStatus.Cancelled && IsInTheWay(state, child))
                causes.Add(child);
        }

        gates.AddRange(causes.Select(cause => ChildQuestions.Dependency(cause, state.GateOf(cause.Name))));
        if (IsDeadlock(state))
            gates.Add(ChildQuestions.Deadlock([.. causes.Where(cause => ChildQuestions.Held(cause).Count > 0)], state.Count(ChildStatus.Pending)));
        return gates;
    }

    /// <summary>What a choice at a child's gate does to the child; null: nothing.</summary>
    public static ChildOperation? Operation(string choice) => choice switch
    {
        Choices.Accept => ChildOperation.Accept,
        Choices.Rerun => ChildOperation.Rerun,
        Choices.Skip => ChildOperation.Skip,
        Choices.Force => ChildOperation.Force,
        _ => null,
    };

    /// <summary>Whether children remain, and none of them can ever start.</summary>
    public static bool IsDeadlock(CampaignState state) => state.Count(ChildStatus.Pending) > 0
        && state.Count(ChildStatus.Ready) + state.Count(ChildStatus.Active) + state.Count(ChildStatus.Escalated) == 0
        && !state.Children.Any(child => child.NeedsMerge);

    /// <summary>Whether others wait for a child that has ended, or the campaign halts because of it.</summary>
    public static bool IsInTheWay(CampaignState state, ChildState child) =>
        Halts(state, child) || child.Dependents.Any(dependent => dependent.Status == ChildStatus.Pending && child.HoldsBack(dependent));

    private static bool Halts(CampaignState state, ChildState child) =>
        state.Settings.OnChildFailure == FailurePolicy.Halt && child is { Status: ChildStatus.Failed, ForcedFor: null };
}
