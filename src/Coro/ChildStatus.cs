namespace Coro;

/// <summary>Where a child stands. The order is that of a child's life.</summary>
public enum ChildStatus
{
    /// <summary>Waits for its dependencies.</summary>
    Pending,

    /// <summary>Its dependencies are satisfied; it waits for a free slot, lane or lock.</summary>
    Ready,

    /// <summary>Its pipeline runs.</summary>
    Active,

    /// <summary>Done; dependents may start.</summary>
    Completed,

    /// <summary>A step or the soft quality gate failed; dependents stay blocked.</summary>
    Failed,

    /// <summary>A person has to decide; dependents stay blocked.</summary>
    Escalated,

    /// <summary>Left out by decision; done as far as dependents are concerned.</summary>
    Skipped,

    /// <summary>Called off by decision; dependents stay blocked.</summary>
    Cancelled,
}
