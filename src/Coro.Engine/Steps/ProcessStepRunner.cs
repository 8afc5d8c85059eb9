using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>Runs steps as processes of this machine, each waited for by a thread of its own.</summary>
/// <param name="time">Measures time limits and durations.</param>
internal sealed class ProcessStepRunner(TimeProvider time) : IStepRunner
{
    private readonly StepWatch _watch = new(time);

    /// <summary>How long a process tree that was asked to end may take before it is made to.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The environment that steps start from.</summary>
    public BaseEnvironment Environment { get; init; } = new();

    /// <summary>How processes are started.</summary>
    public IProcessLauncher Launcher { get; init; } =
        SpawnLauncher.Supported ? new SpawnLauncher() : new PipedLauncher();

    public Task<StepRun> RunAsync(
        StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
    {
        var execution = new StepExecution(this, time, _watch, request, spawned, cancellationToken);
        try
        {
            WorkerThreads.Run(execution.Run);
            return execution.Completion;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return Task.FromException<StepRun>(Shortage.OfThreads());
        }
    }
}
