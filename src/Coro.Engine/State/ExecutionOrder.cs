namespace Coro.Engine.State;

/// <summary>
/// The order in which a state's children are run: what is depended on first; then tier A before B, then by name.
/// </summary>
internal static class ExecutionOrder
{
    /// <summary>The children in order; those in a cycle, and what depends on them, are missing.</summary>
    public static IReadOnlyList<ChildState> Of(CampaignState state)
    {
        var waiting = new int[state.Children.Count];
        var free = new PriorityQueue<ChildState, ChildState>(Comparer<ChildState>.Create(Compare));
        foreach (var child in state.Children)
        {
            waiting[child.Index] = child.Definition.DependsOn.Count;
            if (waiting[child.Index] == 0)
                free.Enqueue(child, child);
        }

        var order = new List<ChildState>(waiting.Length);
        while (free.TryDequeue(out var child, out _))
        {
            order.Add(child);
            foreach (var dependent in child.Dependents)
            {
                if (--waiting[dependent.Index] == 0)
                    free.Enqueue(dependent, dependent);
            }
        }

        return order;
    }

    private static int Compare(ChildState left, ChildState right)
    {
        var byTier = left.Definition.Tier.CompareTo(right.Definition.Tier);
        return byTier != 0 ? byTier : string.CompareOrdinal(left.Name, right.Name);
    }
}
