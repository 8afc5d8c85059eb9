using Coro.Engine.State;
using Coro.Engine.Steps.Processes;
using Coro.Engine.Steps.Secrets;

namespace Coro.Engine.Steps.Scripts;

/// <summary>Runs steps that are scripts, each on a thread of its own while it runs, and hands all others on.</summary>
/// <param name="scripts">Runs scripts; null: nothing does.</param>
/// <param name="others">Runs all other steps.</param>
/// <param name="time">Measures time limits and durations.</param>
internal sealed class ScriptStepRunner(IScriptRunner? scripts, IStepRunner others, TimeProvider time) : IStepRunner
{
    private readonly ScriptWatch _watch = new(time);

    /// <summary>How long a script's programs may take to end once they are asked to.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it is waited after that for one that does not end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public Task<StepRun> RunAsync(StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
    {
        if (StepSecrets.Missing(request) is { } missing)
            return Task.FromResult(new StepRun(StepOutcome.Failed, null, missing, TimeSpan.Zero, null) { IsRetryable = false });
        if (request.Step.Script is null)
            return others.RunAsync(request, spawned, cancellationToken);
        if (scripts is null)
        {
            return Task.FromResult(new StepRun(
                StepOutcome.Failed, null, "it is a PowerShell script block, and nothing here runs those; resume the campaign with Resume-Campaign",
                TimeSpan.Zero, null)
            { IsRetryable = false });
        }

        var execution = new ScriptExecution(scripts, _watch, request, (Grace, Patience), time, spawned, cancellationToken);
        WorkerThreads.Run(execution.Run);
        return execution.Completion;
    }
}
