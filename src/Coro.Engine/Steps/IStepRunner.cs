using Coro.Engine.State;

namespace Coro.Engine.Steps;

/// <summary>Something that can execute a step: a process here, later perhaps a script block or another machine.</summary>
internal interface IStepRunner
{
    /// <summary>Runs one try to its end. It does not throw for what the step does wrong: that is an outcome.</summary>
    /// <param name="request">What to run, and where its files go.</param>
    /// <param name="spawned">
    /// Called at most once, on any thread, when there is a process that has lasted for a moment: long enough that whoever comes
    /// after a dead engine might have to look for it.
    /// </param>
    /// <param name="cancellationToken">Ends the process tree; the outcome is then <see cref="StepOutcome.Cancelled"/>.</param>
    Task<StepRun> RunAsync(StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken);
}
