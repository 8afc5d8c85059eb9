using Coro.Engine.Loading;

namespace Coro.Engine.Steps;

/// <summary>What is told of a try that was ended before it was done.</summary>
internal static class EndWords
{
    /// <summary>How it counts, and why.</summary>
    /// <param name="request">The try.</param>
    /// <param name="reason">Why it was ended.</param>
    /// <param name="log">The log that grew too large; null: none did.</param>
    /// <param name="survivors">The processes that could not be ended.</param>
    public static (StepOutcome Outcome, string Message) Of(StepRequest request, EndReason reason, string? log, IReadOnlyList<int> survivors)
    {
        var (outcome, message) = reason switch
        {
            EndReason.Cancelled => (StepOutcome.Cancelled, "it was cancelled and its processes were ended"),
            EndReason.Timeout => (
                StepOutcome.TimedOut, $"it took longer than its timeout of {Durations.Format(request.Step.Timeout!.Value)} and was ended"),
            EndReason.Idle => (
                StepOutcome.TimedOut, $"it wrote nothing for {Durations.Format(request.Step.IdleTimeout!.Value)}, its idle timeout, and was ended"),
            EndReason.OutputTooLarge => (StepOutcome.Failed, TooLarge(request, log ?? request.OutputLog)),
            EndReason.ErrorTooLarge => (StepOutcome.Failed, TooLarge(request, log ?? request.ErrorLog)),
            _ => throw new InvalidOperationException($"No words for {reason}."),
        };
        return survivors.Count == 0
            ? (outcome, message)
            : (outcome, $"{message}; these processes of it could not be ended: {string.Join(", ", survivors)}");
    }

    private static string TooLarge(StepRequest request, string log) =>
        $"its log {log} grew over the limit of {request.MaxLogBytes} bytes (limits: max_log_bytes), and it was ended";
}
