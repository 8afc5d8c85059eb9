using System.Text;
using Coro.Engine.Agents;
using Coro.Engine.Steps.Answers;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps;

/// <summary>Makes of a finished process what is told of the try.</summary>
internal static class StepAnswer
{
    private const int LongestQuote = 300;

    public static StepRun Weigh(
        StepRequest request, StepGuard guard, int? exitCode, TimeSpan duration, StepLogs logs, DateTimeOffset now)
    {
        var answer = StepResultReader.Read(request, logs.Output.Handle, logs.Output.Start, now);

        // What the step says of its own goes before what its agent printed.
        if (answer.Result?.Usage is null && PrintedUsage.Of(request.Step, logs.Output.Handle, logs.Output.Start) is { } printed)
            return Weigh(request, guard, exitCode, duration, logs, answer, printed);
        return Weigh(request, guard, exitCode, duration, logs, answer);
    }

    private static StepRun Weigh(
        StepRequest request, StepGuard guard, int? exitCode, TimeSpan duration, StepLogs logs, Answer answer, Usage printed)
    {
        var run = Weigh(request, guard, exitCode, duration, logs, answer);
        return run with { Result = (run.Result ?? new()) with { Usage = printed } };
    }

    private static StepRun Weigh(StepRequest request, StepGuard guard, int? exitCode, TimeSpan duration, StepLogs logs, Answer answer)
    {
        if (guard.Reason != EndReason.None)
            return Ended(request, guard, exitCode, duration, answer);
        var verdict = StepVerdict.Weigh(exitCode, answer, request.Step.ResultRequired);
        var message = verdict.Message;
        if (exitCode != 0 && verdict.Outcome == StepOutcome.Failed && answer.Result?.Message is null
            && LastLine(logs.Error.Handle, logs.Error.Start) is { } line)
        {
            message += $": {line}";
        }

        return new(verdict.Outcome, exitCode, message, duration, verdict.Result);
    }

    // What it consumed is spent; the rest of its answer is that of a step that was not done.
    private static StepRun Ended(StepRequest request, StepGuard guard, int? exitCode, TimeSpan duration, Answer answer)
    {
        var (outcome, message) = EndWords.Of(request, guard.Reason, null, guard.Survivors);
        var result = answer.Result?.Usage is { } usage ? new StepResult { Usage = usage } : null;
        return new(outcome, exitCode, message, duration, result);
    }

    /// <summary>What a failed step said last, which is most often why it failed.</summary>
    private static string? LastLine(SafeFileHandle log, long start)
    {
        var length = RandomAccess.GetLength(log);
        var buffer = new byte[(int)Math.Min(2048, length - start)];
        var read = buffer.Length == 0 ? 0 : RandomAccess.Read(log, buffer, length - buffer.Length);
        var text = Encoding.UTF8.GetString(buffer, 0, read).Split(['\n', '\r'])
            .Select(line => string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)).Trim())
            .LastOrDefault(line => line.Length > 0);
        return text is { Length: > LongestQuote } ? "…" + text[^LongestQuote..] : text;
    }
}
