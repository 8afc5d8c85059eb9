namespace Coro;

/// <summary>The questions that Coro asks.</summary>
public enum GateKind
{
    /// <summary>Is this plan the one to run?</summary>
    Plan,

    /// <summary>A child failed or was cancelled, and others wait for it: rerun it, skip it, force it (start them without it), or halt?</summary>
    Dependency,

    /// <summary>Nothing that remains can start: skip what waits, force it, or halt?</summary>
    Deadlock,

    /// <summary>A finding above the hard gate: rerun, accept or skip the child?</summary>
    Quality,

    /// <summary>Write the results to the export folder?</summary>
    Export,

    /// <summary>The state file was edited and is older than its backup: keep it, or recover the state without it?</summary>
    Recovery,

    /// <summary>Skills of the campaign's children are in the export folder already: rebuild them, or keep them?</summary>
    Present,

    /// <summary>The campaign exists already: resume or overwrite?</summary>
    Existing,

    /// <summary>A resume is to start with a child that has ended: run it again, go on after it, or halt?</summary>
    From,

    /// <summary>A stage that waits for a person's word before it starts: continue or halt?</summary>
    Checkpoint,

    /// <summary>The state file was edited by hand, and what happened later contradicts the edit: which one holds?</summary>
    Conflict,

    /// <summary>Pull requests that nothing else can tell about: are they merged, or closed?</summary>
    Merge,

    /// <summary>What was delivered does not fit together, or nobody can tell: accept it, have it judged again, or halt?</summary>
    Integration,
}
