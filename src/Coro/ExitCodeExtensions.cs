namespace Coro;

/// <summary>What the exit codes are called where a word is wanted instead of a number.</summary>
public static class ExitCodeExtensions
{
    /// <summary>The stable word for the code, as the headless envelope's <c>error.code</c> has it.</summary>
    /// <param name="code">Any exit code.</param>
    /// <returns>Lower-case words joined by hyphens, for example <c>circular-deps</c>.</returns>
    public static string ToSlug(this ExitCode code) => code switch
    {
        ExitCode.Success => "success",
        ExitCode.Usage => "usage",
        ExitCode.InvalidState => "invalid-state",
        ExitCode.CircularDependencies => "circular-deps",
        ExitCode.InvalidPin => "invalid-pin",
        ExitCode.InaccessibleRepository => "inaccessible-repo",
        ExitCode.DependencyDeadlock => "dependency-deadlock",
        ExitCode.MissingBrief => "missing-brief",
        ExitCode.CorruptState => "corrupt-state",
        ExitCode.ReportFailure => "report-failure",
        ExitCode.ExportCancelled => "export-cancelled",
        ExitCode.UserCancelled => "user-cancelled",
        ExitCode.BudgetExhausted => "budget-exhausted",
        ExitCode.AwaitingInput => "awaiting-input",
        ExitCode.Locked => "locked",
        ExitCode.ChildrenFailed => "children-failed",
        ExitCode.Interrupted => "interrupted",
        ExitCode.Terminated => "terminated",
        _ => "internal-error",
    };
}
