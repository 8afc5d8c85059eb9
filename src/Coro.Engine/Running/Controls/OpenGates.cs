using Coro.Engine.Gates;
using Coro.Engine.State;

namespace Coro.Engine.Running.Controls;

/// <summary>Every question that waits: those that were asked, and those that follow from where children stand.</summary>
internal static class OpenGates
{
    private const string Accept = "accept";
    private const string Rerun = "rerun";
    private const string Skip = "skip";

    /// <summary>All of them; those about children in the children's order.</summary>
    public static IReadOnlyList<Gate> Of(CampaignState state)
    {
        var gates = state.OpenGates.Values.OrderBy(gate => gate.Since).ThenBy(gate => gate.Id, StringComparer.Ordinal).ToList();
        foreach (var child in state.Children)
        {
            if (child.Status == ChildStatus.Escalated)
                gates.Add(Quality(child));
            else if (child.Status is ChildStatus.Failed or ChildStatus.Cancelled && HoldsBack(child) is var waiting and > 0)
                gates.Add(Dependency(child, waiting));
        }

        return gates;
    }

    /// <summary>What a choice at a child's gate does to the child; null: nothing.</summary>
    public static ChildOperation? Operation(string choice) => choice switch
    {
        Accept => ChildOperation.Accept,
        Rerun => ChildOperation.Rerun,
        Skip => ChildOperation.Skip,
        _ => null,
    };

    private static Gate Quality(ChildState child) => new()
    {
        Id = $"quality:{child.Name}",
        Kind = GateKind.Quality,
        Question = $"{child.Name} needs a decision: {child.Message ?? child.Reason}",
        Choices = child.Reason == QualityRule.HardGate ? [Accept, Rerun, Skip] : [Rerun, Skip],
        Child = child.Name,
        Since = child.CompletedAt,
    };

    private static Gate Dependency(ChildState child, int waiting) => new()
    {
        Id = $"dependency:{child.Name}",
        Kind = GateKind.Dependency,
        Question = $"{child.Name} {(child.Status == ChildStatus.Failed ? "failed" : "was cancelled")}, and "
            + (waiting == 1 ? "a child that needs it waits" : $"{waiting} children that need it wait") + ": run it again, or go on without it?",
        Choices = child.Status == ChildStatus.Failed ? [Rerun, Skip] : [Rerun],
        Child = child.Name,
        Since = child.CompletedAt,
    };

    private static int HoldsBack(ChildState child) => child.Dependents.Count(dependent => dependent.Status == ChildStatus.Pending);
}
