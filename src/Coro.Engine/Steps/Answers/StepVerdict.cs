namespace Coro.Engine.Steps.Answers;

/// <summary>
/// Weighs what a step's exit code says against what its result says. The worse of the two counts, except that a step
/// which asks for a person or for patience is believed whatever its exit code. docs/step-contract.md has the table.
/// </summary>
internal static class StepVerdict
{
    /// <param name="exitCode">The exit code; null when it is unknown.</param>
    /// <param name="answer">What it said.</param>
    /// <param name="resultRequired">Whether it had to say something.</param>
    public static Verdict Weigh(int? exitCode, Answer answer, bool resultRequired)
    {
        if (answer.Problems.Count > 0)
            return new(StepOutcome.Failed, Prefix(exitCode) + string.Join("; ", answer.Problems), null);
        var result = answer.Result;
        if (result?.Status is StepOutcome.RateLimited or StepOutcome.Escalated)
            return new(result.Status.Value, result.Message, result);
        if (exitCode != 0)
            return new(StepOutcome.Failed, WithMessage(Exit(exitCode), result?.Message), result);
        if (result is null && resultRequired)
        {
            return new(
                StepOutcome.Failed,
                "no result: it must be written to the file that CORO_RESULT names, or to standard output as a line "
                + "'<NAME>_RESULT_JSON: {…}'",
                null);
        }

        return result?.Status == StepOutcome.Failed
            ? new(StepOutcome.Failed, result.Message ?? "the step's result says 'failed'", result)
            : new(StepOutcome.Success, result?.Message, result);
    }

    private static string Prefix(int? exitCode) => exitCode == 0 ? "" : Exit(exitCode) + "; ";

    private static string Exit(int? exitCode) => exitCode switch
    {
        null => "the exit code is unknown: something else in this process took it",
        > 128 and < 160 => $"ended by signal {exitCode - 128}{SignalName(exitCode.Value - 128)}",
        _ => $"exit code {exitCode}",
    };

    private static string WithMessage(string exit, string? message) => message is null ? exit : $"{message} ({exit})";

    private static string SignalName(int signal) => signal switch
    {
        1 => " (SIGHUP)",
        2 => " (SIGINT)",
        3 => " (SIGQUIT)",
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        8 => " (SIGFPE)",
        9 => " (SIGKILL; out of memory?)",
        11 => " (SIGSEGV)",
        13 => " (SIGPIPE)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
