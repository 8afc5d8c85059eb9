using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Runs a step until it succeeds, has used up its retries, or nobody wants it any more.</summary>
internal static class StepDrive
{
    private static readonly StepRun Unwanted = new(
        StepOutcome.Cancelled, null, "not started, since something else was decided just before", TimeSpan.Zero, null);

    // The programs of a script share PowerShell's terminal, so that Ctrl+C reaches them as well; that proves nothing about the step.
    private static readonly StepRun Interrupted = new(
        StepOutcome.Cancelled, (int)ExitCode.Interrupted, "Ctrl+C reached a program that it had started", TimeSpan.Zero, null);

    /// <summary>Runs the step's tries, one after the other.</summary>
    /// <param name="run">The run.</param>
    /// <param name="subject">What the step is run for.</param>
    /// <param name="step">The step.</param>
    /// <param name="driven">Reaches it from outside; null: only the run as a whole does.</param>
    /// <returns>How the last one ended; <see cref="StepOutcome.Cancelled"/> when the run stopped.</returns>
    public static async Task<StepRun> RunAsync(
        RunContext run, StepSubject subject, StepDefinition step, DrivenChild? driven = null)
    {
        var killing = driven?.Killing ?? run.Killing;
        var failures = subject.Before(step).Failures;
        if (subject.WaitsUntil(step) is { } left && left > run.Time.GetUtcNow())
        {
            run.Note($"{subject.Who}/{step.Name} waits until {left:u}, as it did in the run before", child: subject.Child);
            subject.Tell(run);
            if (!await WaitAsync(run, subject, step))
                return Unwanted;
        }

        while (true)
        {
            if (!await LeaveAloneAsync(run, subject, step))
                return Unwanted;
            var tryNumber = subject.NextTry(step);
            var ended = await TryAsync(run, subject, step, tryNumber, killing);
            if (!subject.IsWanted)
                return ended;
            switch (ended.Outcome)
            {
                case StepOutcome.RateLimited:
                    break;
                case StepOutcome.Failed or StepOutcome.TimedOut when ended.IsRetryable && failures < step.Retries:
                    var delay = Backoff.Retry(step.RetryDelay, ++failures);
                    if (delay > TimeSpan.Zero)
                        subject.Deferred(run, step, tryNumber, run.Time.GetUtcNow() + delay, ended.Outcome);
                    break;
                default:
                    return ended;
            }

            if (!await WaitAsync(run, subject, step))
                return ended with { Outcome = StepOutcome.Cancelled, Result = null };
        }
    }

    /// <summary>Waits while the step's provider is to be left alone, since it refused a step of somebody else's.</summary>
    /// <returns>Whether anybody still wants the step.</returns>
    private static async Task<bool> LeaveAloneAsync(RunContext run, StepSubject subject, StepDefinition step)
    {
        if (run.State.LimitOf(step) is not { } until || until <= run.Time.GetUtcNow())
            return true;
        run.Note($"{subject.Who}/{step.Name} waits until {until:u}, since {step.Provider ?? step.Agent} is rate-limited", child: subject.Child);
        subject.Tell(run);
        await run.CommitAsync();
        await run.WaitUntilAsync(() => subject.IsWanted ? run.State.LimitOf(step) : null);
        return subject.IsWanted && run.StopReason is null;
    }

    /// <summary>Waits for as long as the next try has to.</summary>
    /// <returns>Whether anybody still wants that try.</returns>
    private static async Task<bool> WaitAsync(RunContext run, StepSubject subject, StepDefinition step)
    {
        await run.CommitAsync();
        await run.WaitUntilAsync(() => subject.IsWanted ? subject.WaitsUntil(step) : null);
        return subject.IsWanted && run.StopReason is null;
    }

    private static async Task<StepRun> TryAsync(
        RunContext run, StepSubject subject, StepDefinition step, int tryNumber, CancellationToken killing)
    {
        subject.Started(run, step, tryNumber);
        subject.Tell(run);
        await run.CommitStartAsync(subject.Grounds);
        var ended = subject.IsWanted ? await ExecuteAsync(run, subject, step, tryNumber, killing) : Unwanted;
        if (step.Script is not null && ended is { Outcome: StepOutcome.Failed, ExitCode: (int)ExitCode.Interrupted } && run.StopReason is not null)
            ended = Interrupted with { Duration = ended.Duration };
        var before = run.State.Children.Count;
        ended = subject.Finish(run, step, tryNumber, ended);
        if (run.State.Children.Count > before)
        {
            // Who joined need not wait until this child is through its pipeline.
            await run.CommitAsync();
            run.Wake();
        }

        return ended;
    }

    private static Task<StepRun> ExecuteAsync(
        RunContext run, StepSubject subject, StepDefinition step, int tryNumber, CancellationToken killing)
    {
        var loop = SynchronizationContext.Current!;
        return run.Steps.RunAsync(
            subject.Request(run.Requests, step, tryNumber),
            process => loop.Post(
                _ =>
                {
                    try
                    {
                        subject.Spawned(run, step, tryNumber, process);
                        run.CommitSoon();
                    }
                    catch (IOException)
                    {
                        // The journal cannot be written any more. The end of the try meets the same, where it can be told.
                    }
                },
                null),
            killing);
    }
}
