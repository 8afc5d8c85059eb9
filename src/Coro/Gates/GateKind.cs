namespace Coro;

/// <summary>The questions that Coro asks.</summary>
public enum GateKind
{
    /// <summary>Is this plan the one to run?</summary>
    Plan,

    /// <summary>A dependency failed: skip the child, force it, or halt?</summary>
    Dependency,

    /// <summary>Nothing that remains can start: what now?</summary>
    Deadlock,

    /// <summary>A finding above the hard gate: rerun, accept or skip the child?</summary>
    Quality,

    /// <summary>Write the results to the export folder?</summary>
    Export,

    /// <summary>The state file is older than its backup: recover or keep?</summary>
    Recovery,

    /// <summary>The campaign exists already: resume or overwrite?</summary>
    Existing,

    /// <summary>A resume is to start with a child that has ended: run it again, go on after it, or halt?</summary>
    From,

    /// <summary>A point where the workflow waits for a person's word.</summary>
    Checkpoint,
}
