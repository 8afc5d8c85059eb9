using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Runs a step until it succeeds, has used up its retries, or nobody wants it any more.</summary>
internal static class StepDrive
{
    private static readonly StepRun Unwanted = new(
        StepOutcome.Cancelled, null, "not started, since something else was decided just before", TimeSpan.Zero, null);

    /// <summary>Runs the step's tries, one after the other.</summary>
    /// <param name="run">The run.</param>
    /// <param name="subject">What the step is run for.</param>
    /// <param name="step">The step.</param>
    /// <param name="driven">Reaches it from outside; null: only the run as a whole does.</param>
    /// <returns>How the last one ended; <see cref="StepOutcome.Cancelled"/> when the run stopped.</returns>
    public static async Task<StepRun> RunAsync(
        RunContext run, StepSubject subject, StepDefinition step, DrivenChild? driven = null)
    {
        var (killing, waiting) = driven is null ? (run.Killing, run.Draining) : (driven.Killing, driven.Waiting);
        var failures = 0;
        var refusals = 0;
        while (true)
        {
            var tryNumber = subject.NextTry(step);
            var ended = await TryAsync(run, subject, step, tryNumber, killing);
            if (!subject.IsWanted)
                return ended;
            switch (ended.Outcome)
            {
                case StepOutcome.RateLimited:
                    var until = Backoff.RateLimit(
                        ended.Result?.RetryAfter, run.Time.GetUtcNow(), ++refusals, Random.Shared.NextDouble());
                    run.Note($"step {step.Name} is rate-limited; it goes on at {until:u}");
                    subject.Deferred(run, step, tryNumber, until, ended.Outcome);
                    await run.CommitAsync();
                    await run.WaitUntilAsync(until, waiting);
                    break;
                case StepOutcome.Failed or StepOutcome.TimedOut when ended.IsRetryable && failures < step.Retries:
                    var delay = Backoff.Retry(step.RetryDelay, ++failures);
                    if (delay > TimeSpan.Zero)
                        subject.Deferred(run, step, tryNumber, run.Time.GetUtcNow() + delay, ended.Outcome);
                    await run.CommitAsync();
                    await run.WaitAsync(delay, waiting);
                    break;
                default:
                    return ended;
            }

            if (!subject.IsWanted || run.StopReason is not null)
                return ended with { Outcome = StepOutcome.Cancelled, Result = null };
        }
    }

    private static async Task<StepRun> TryAsync(
        RunContext run, StepSubject subject, StepDefinition step, int tryNumber, CancellationToken killing)
    {
        subject.Started(run, step, tryNumber);
        subject.Tell(run);
        await run.CommitAsync();
        var ended = subject.IsWanted ? await ExecuteAsync(run, subject, step, tryNumber, killing) : Unwanted;
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
