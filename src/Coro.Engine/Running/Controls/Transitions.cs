namespace Coro.Engine.Running.Controls;

/// <summary>
/// The table of what may be done to a child in which status: the one place where it is written down. It decides, and changes
/// nothing.
/// </summary>
internal static class Transitions
{
    /// <summary>Decides.</summary>
    /// <param name="operation">What somebody wants done.</param>
    /// <param name="status">Where the child stands.</param>
    /// <param name="force">Whether a running process may be ended for it.</param>
    /// <param name="byQualityGate">Whether it was a quality gate that escalated the child.</param>
    /// <param name="waits">Whether it is active, and waits before another try.</param>
    /// <param name="awaitsMerge">Whether it is active, and only waits for its pull requests to be merged: then nothing of it runs.</param>
    /// <returns>Whether it may be done; with the reason where not.</returns>
    public static (ControlVerdict Verdict, string? Reason) Decide(
        ChildOperation operation, ChildStatus status, bool force, bool byQualityGate, bool waits = false, bool awaitsMerge = false) => operation switch
        {
            ChildOperation.Skip => status switch
            {
                ChildStatus.Skipped => Unchanged("it is skipped already"),
                ChildStatus.Completed => Refused("it is completed; rerun it if its result is not wanted"),
                ChildStatus.Cancelled => Refused("it is cancelled; rerun it first"),
                _ => Done,
            },
            ChildOperation.Cancel => status switch
            {
                ChildStatus.Cancelled => Unchanged("it is cancelled already"),
                ChildStatus.Completed => Refused("it is completed"),
                ChildStatus.Skipped => Refused("it is skipped"),
                _ => Done,
            },
            ChildOperation.Rerun => status switch
            {
                ChildStatus.Active when awaitsMerge => Done,
                ChildStatus.Active when !force && waits => Refused("it waits before another try; resume the child to try at once, or use force to start over"),
                ChildStatus.Active when !force => Refused("it is running; use force to end that and start over"),
                ChildStatus.Pending or ChildStatus.Ready => Refused("it has not run yet"),
                _ => Done,
            },
            ChildOperation.Resume => status switch
            {
                ChildStatus.Failed or ChildStatus.Escalated => Done,
                ChildStatus.Active when waits => Done,
                ChildStatus.Active when awaitsMerge => Refused("each of its steps has succeeded, and it waits for its pull requests to be merged; rerun it to start over"),
                _ => Refused($"it is {Word(status)}; only a failed or escalated child can be resumed, or one that waits before another try"),
            },
            ChildOperation.Accept => status switch
            {
                ChildStatus.Escalated when byQualityGate => Done,
                ChildStatus.Escalated => Refused("it was escalated by a step and not by a quality gate, so there is no result to accept"),
                _ => Refused($"it is {Word(status)}; only a child that a quality gate escalated can be accepted"),
            },
            ChildOperation.Force => status switch
            {
                ChildStatus.Failed or ChildStatus.Cancelled => Done,
                ChildStatus.Completed or ChildStatus.Skipped => Unchanged($"it is {Word(status)}, so nothing waits for it"),
                ChildStatus.Escalated => Refused("it needs a decision; rerun, accept or skip it"),
                _ => Refused($"it is {Word(status)}; only what failed or was cancelled can be forced"),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
        };

    private static (ControlVerdict, string?) Done => (ControlVerdict.Done, null);

    private static (ControlVerdict, string?) Unchanged(string reason) => (ControlVerdict.Unchanged, reason);

    private static (ControlVerdict, string?) Refused(string reason) => (ControlVerdict.Refused, reason);

    private static string Word(ChildStatus status) => status.ToString().ToLowerInvariant();
}
