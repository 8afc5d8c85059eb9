using Coro.Engine.Running;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Scripts;

/// <summary>One try of a script while it runs. Its thread runs the script and weighs what came of it.</summary>
internal sealed class ScriptExecution(
    IScriptRunner scripts, ScriptWatch watch, StepRequest request, (TimeSpan Grace, TimeSpan Patience) limits, TimeProvider time,
    Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
{
    private static readonly TimeSpan NewsTravel = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource<StepRun> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StepRun> Completion => _completion.Task;

    public void Run()
    {
        try
        {
            var run = cancellationToken.IsCancellationRequested ? new(StepOutcome.Cancelled, null, null, TimeSpan.Zero, null) : Try();
            EventLoop.TellLast(() => _completion.TrySetResult(run));
        }
        catch (Exception e)
        {
            _completion.TrySetException(e);
        }
    }

    private StepRun Try()
    {
        // The same try may have run before, under an engine that died: its answer is not this one's.
        if (File.Exists(request.ResultPath))
            File.Delete(request.ResultPath);
        ScriptGuard? guard = null;
        using var logs = new ScriptLogs(request, time, () => guard?.End(EndReason.OutputTooLarge));
        using var ending = new CancellationTokenSource();
        var script = scripts.Prepare(Script(ending.Token), logs);
        guard = new(script, new ThreadProcesses(), limits.Grace, limits.Patience, time, ending);
        var started = time.GetTimestamp();
        var end = Guarded(script, guard, logs, started);

        // A program of it that Ctrl+C has reached may be faster than the news that the campaign is to stop.
        if (end.ExitCode == (int)ExitCode.Interrupted)
            cancellationToken.WaitHandle.WaitOne(NewsTravel);
        if (guard.Close())
            guard.Gone.Wait(CancellationToken.None);
        return ScriptAnswer.Weigh(request, end, guard, logs, time.GetElapsedTime(started), time.GetUtcNow());
    }

    private ScriptEnd Guarded(IRunningScript script, ScriptGuard guard, ScriptLogs logs, long started)
    {
        using var cancelled = cancellationToken.UnsafeRegister(
            static state => ((ScriptGuard)state!).End(EndReason.Cancelled), guard);
        using var timeout = request.Step.Timeout is { } limit
            ? time.CreateTimer(static state => ((ScriptGuard)state!).End(EndReason.Timeout), guard, limit, Timeout.InfiniteTimeSpan)
            : null;
        using var watched = watch.Add(guard, logs, request.Step.IdleTimeout, spawned);
        guard.GivenUp = () => _completion.TrySetResult(ScriptAnswer.GivenUp(request, guard, logs, time.GetElapsedTime(started)));
        return script.Run();
    }

    private ScriptRequest Script(CancellationToken ending) => new()
    {
        Script = request.Step.Script!,
        Using = request.Step.Using,
        Modules = request.Step.Modules ?? [],
        WorkingDirectory = request.WorkingDirectory,
        Context = request.Context!(ending),
    };
}
