namespace Coro;

/// <summary>
/// How a command of Coro ended, as the number that its process exits with. The numbers are a contract: automation
/// branches on them, so they never change meaning.
/// </summary>
public enum ExitCode
{
    /// <summary>The campaign, or the command, did all that was asked.</summary>
    Success = 0,

    /// <summary>A defect in Coro. The message holds what to report.</summary>
    InternalError = 1,

    /// <summary>The command line or an input file is invalid; nothing ran.</summary>
    Usage = 2,

    /// <summary>The operation does not fit the state that the campaign or the child is in; nothing changed.</summary>
    InvalidState = 3,

    /// <summary>The dependencies contain a cycle.</summary>
    CircularDependencies = 4,

    /// <summary>A pin names no tag, branch or commit of its repository.</summary>
    InvalidPin = 5,

    /// <summary>A repository cannot be reached or read.</summary>
    InaccessibleRepository = 6,

    /// <summary>Children remain, and none of them can ever start. Resumable.</summary>
    DependencyDeadlock = 7,

    /// <summary>The brief or manifest is absent, unreadable or empty.</summary>
    MissingBrief = 8,

    /// <summary>Neither the state file, its backup nor the journal is usable.</summary>
    CorruptState = 9,

    /// <summary>The campaign is complete, but its report could not be written.</summary>
    ReportFailure = 10,

    /// <summary>Somebody declined the export. Resumable.</summary>
    ExportCancelled = 11,

    /// <summary>Somebody left at a prompt. Resumable.</summary>
    UserCancelled = 12,

    /// <summary>The budget is used up. Resumable.</summary>
    BudgetExhausted = 13,

    /// <summary>The campaign is parked until somebody answers a gate. Resumable.</summary>
    AwaitingInput = 14,

    /// <summary>Another process is running the campaign.</summary>
    Locked = 15,

    /// <summary>The campaign is complete, but not every child; reported only when strictness was asked for.</summary>
    ChildrenFailed = 16,

    /// <summary>Interrupted (Ctrl+C). Resumable.</summary>
    Interrupted = 130,

    /// <summary>Asked to end by the system (SIGTERM). Resumable.</summary>
    Terminated = 143,
}
