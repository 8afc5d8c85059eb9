using Coro.Engine.State;

namespace Coro.Engine.Reporting.Explain;

/// <summary>
/// Finds for children that wait who, in the end, keeps them from starting: one that ended without success, at whatever
/// distance. Linear in children and dependencies, for all of them together.
/// </summary>
internal sealed class Blockers
{
    private readonly Dictionary<ChildState, Blocker> _found = [];

    public Blockers(CampaignState state)
    {
        // What needs a rerun outranks what needs an answer: with the answer alone, the child would still not start.
        Spread(state, child => child.Status is ChildStatus.Failed or ChildStatus.Cancelled);
        Spread(state, child => child.Status == ChildStatus.Escalated);
    }

    /// <summary>Who blocks a child; null: all that it waits for may come by itself.</summary>
    public Blocker? Of(ChildState child) => _found.GetValueOrDefault(child);

    private void Spread(CampaignState state, Predicate<ChildState> isRoot)
    {
        var open = new Queue<(ChildState Child, ChildState Root)>();
        foreach (var child in state.Children)
        {
            if (isRoot(child))
                open.Enqueue((child, child));
        }

        while (open.TryDequeue(out var next))
        {
            foreach (var dependent in next.Child.Dependents)
            {
                if (dependent.Status == ChildStatus.Pending && next.Child.HoldsBack(dependent) && _found.TryAdd(dependent, new(next.Root, next.Child)))
                    open.Enqueue((dependent, next.Root));
            }
        }
    }
}

/// <summary>Who keeps a child from starting.</summary>
/// <param name="Root">The child that ended without success.</param>
/// <param name="Via">The child's own dependency that leads there; the same where it depends on the root itself.</param>
internal sealed record Blocker(ChildState Root, ChildState Via);
