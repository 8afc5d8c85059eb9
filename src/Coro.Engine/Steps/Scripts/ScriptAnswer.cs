using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Steps.Scripts;

/// <summary>Makes of a finished script what is told of the try.</summary>
internal static class ScriptAnswer
{
    private const string Place = "the result that the script gave";

    public static StepRun Weigh(StepRequest request, ScriptEnd end, ScriptGuard guard, ScriptLogs logs, TimeSpan duration, DateTimeOffset now)
    {
        var answer = Answer(request, end, logs, now);
        if (guard.Reason != EndReason.None)
        {
            var (outcome, why) = EndWords.Of(request, guard.Reason, logs.TooLarge, guard.Survivors);
            var used = answer.Result?.Usage is { } usage ? new StepResult { Usage = usage } : null;
            return new(outcome, end.ExitCode, why, duration, used);
        }

        var error = end.Error is { } thrown ? request.Mask.Apply(thrown) : logs.Failure is { } failure ? $"its log cannot be written: {failure}" : null;
        var (verdict, message, result) = error is null ? Passed(request, answer) : Failed(error, answer);
        return new(verdict, end.ExitCode ?? (error is null ? 0 : null), message, duration, result);
    }

    /// <summary>The one of an engine that gave it up: how it will end nobody waits for.</summary>
    public static StepRun GivenUp(StepRequest request, ScriptGuard guard, ScriptLogs logs, TimeSpan duration)
    {
        var (outcome, message) = EndWords.Of(request, guard.Reason, logs.TooLarge, guard.Survivors);
        return new(outcome, null, message + ", but the script itself does not stop and still runs in this PowerShell", duration, null);
    }

    // A file says more than an object, since it was written on purpose; and an object more than a line.
    private static Answer Answer(StepRequest request, ScriptEnd end, ScriptLogs logs, DateTimeOffset now)
    {
        if (File.Exists(request.ResultPath) && StepResultReader.ReadFile(request, now) is { } file)
            return file;
        if (end.Result is { } json)
            return StepResultReader.Parse(json, StepResultReader.LargestFile, Place, request, now);
        return logs is { MayHoldResult: true, Output: { } output }
            ? StepResultReader.ReadLine(request, output.File, output.Start, now)
            : Answers.Answer.None;
    }

    private static Verdict Passed(StepRequest request, Answer answer) => answer is { Result: null, Problems.Count: 0 } && request.Step.ResultRequired
        ? new(StepOutcome.Failed, "no result: the script must give an object with one, for example @{ quality_score = 90 }", null)
        : StepVerdict.Weigh(0, answer, request.Step.ResultRequired);

    private static Verdict Failed(string error, Answer answer)
    {
        if (answer.Problems.Count > 0)
            return new(StepOutcome.Failed, $"{error}; {string.Join("; ", answer.Problems)}", null);
        var result = answer.Result;
        return result?.Status is StepOutcome.RateLimited or StepOutcome.Escalated
            ? new(result.Status.Value, result.Message ?? error, result)
            : new(StepOutcome.Failed, error, result);
    }
}
