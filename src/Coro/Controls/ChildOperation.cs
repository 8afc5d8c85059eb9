namespace Coro;

/// <summary>What can be done to a child.</summary>
public enum ChildOperation
{
    /// <summary>Leaves it out: done, as far as its dependents are concerned.</summary>
    Skip,

    /// <summary>Calls it off: nothing fresh starts for it, and its dependents stay blocked.</summary>
    Cancel,

    /// <summary>Starts it over with a new attempt; the earlier ones stay on record.</summary>
    Rerun,

    /// <summary>Goes on with the same attempt, from the first step that has not succeeded.</summary>
    Resume,

    /// <summary>Takes the result of a child that the quality gate escalated as it is.</summary>
    Accept,

    /// <summary>
    /// Goes on past a child that failed or was cancelled: whatever waits for it now may start as if it were satisfied. The
    /// child itself stays as it is; as soon as its status changes, this no longer holds.
    /// </summary>
    Force,
}
