namespace Coro.Engine.Steps;

/// <summary>How a try ended.</summary>
/// <param name="Outcome">The verdict: exit code and result object weighed.</param>
/// <param name="ExitCode">The exit code; 128 + n for signal n; null: it never ran, or nobody knows.</param>
/// <param name="Message">One line for people; null when there is nothing to say.</param>
/// <param name="Duration">How long the process ran.</param>
/// <param name="Result">What it answered; null: nothing, or nothing that may be recorded.</param>
internal sealed record StepRun(
    StepOutcome Outcome, int? ExitCode, string? Message, TimeSpan Duration, StepResult? Result)
{
    /// <summary>Whether another try could end differently; false where the program does not exist.</summary>
    public bool IsRetryable { get; init; } = true;
}
