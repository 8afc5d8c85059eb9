using System.Runtime.ExceptionServices;
using Coro.Engine.Running;
using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>One try while it runs. Its thread starts the process, waits for it and weighs what came of it.</summary>
internal sealed class StepExecution(
    ProcessStepRunner runner, TimeProvider time, StepWatch watch, StepRequest request,
    Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
{
    // Its holders may wait for other things on the same thread, so that they never go on inside of this one.
    private readonly TaskCompletionSource<StepRun> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<StepRun> Completion => _completion.Task;

    public void Run()
    {
        try
        {
            Tell(cancellationToken.IsCancellationRequested ? NotRun(StepOutcome.Cancelled, null) : Try());
        }
        catch (LaunchFailedException e)
        {
            Tell(NotRun(StepOutcome.Failed, e.Message) with { IsRetryable = e.Retryable });
        }
        catch (Exception e)
        {
            _completion.SetException(e);
        }
    }

    private void Tell(StepRun run) => EventLoop.TellLast(() => _completion.SetResult(run));

    private static StepRun NotRun(StepOutcome outcome, string? message) => new(outcome, null, message, TimeSpan.Zero, null);

    private StepRun Try()
    {
        using var logs = StepLogs.Open(request);
        var options = Options(logs);
        var started = time.GetTimestamp();
        var process = Launcher.Start(options);
        using var guard = new StepGuard(process, runner.Grace, time);
        var unheard = Wait(process, guard, logs);
        guard.Close();
        var exitCode = process.Reap();
        unheard?.Throw();
        return StepAnswer.Weigh(request, guard, exitCode, time.GetElapsedTime(started), logs, time.GetUtcNow());
    }

    // Only a step that has secrets pays for pipes.
    private IProcessLauncher Launcher =>
        request.Mask.IsEmpty || runner.Launcher is PipedLauncher ? runner.Launcher : new MaskingLauncher(runner.Launcher, request.Mask);

    private ExceptionDispatchInfo? Wait(IRunningProcess process, StepGuard guard, StepLogs logs)
    {
        using var cancelled = cancellationToken.UnsafeRegister(
            static state => ((StepGuard)state!).End(EndReason.Cancelled), guard);
        using var timeout = request.Step.Timeout is { } limit
            ? time.CreateTimer(static state => ((StepGuard)state!).End(EndReason.Timeout), guard, limit, Timeout.InfiniteTimeSpan)
            : null;
        using var watched = watch.Add(guard, logs, request, process, spawned);
        process.WaitForEnd();
        return watched.Unheard;
    }

    private LaunchOptions Options(StepLogs logs)
    {
        var environment = request.Environment;
        var inherited = runner.Environment;
        var path = environment.GetValueOrDefault("PATH") ?? inherited.Variables.GetValueOrDefault("PATH");
        var command = CommandLine.Of(request, path);
        return new()
        {
            Program = command.Program,
            Arguments = command.Arguments,
            Verbatim = command.Verbatim,
            WorkingDirectory = request.WorkingDirectory,
            Environment = environment,
            Inherited = inherited,
            StepId = StepVariables.OwnId(environment),
            StandardInput = request.StandardInputPath,
            Mask = request.Mask,
            Output = logs.Output.Handle,
            Error = logs.Error.Handle,
        };
    }
}
