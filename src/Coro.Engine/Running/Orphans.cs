using Coro.Engine.State;
using Coro.Engine.Steps.Processes;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>Ends what a dead engine left running, so that no step runs twice at once.</summary>
internal static class Orphans
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Finds them by id and start time, asks them to end, and then makes them.</summary>
    public static async Task EndAsync(RunContext run)
    {
        var ended = new HashSet<ProcessIdentity>();
        foreach (var child in run.State.Children)
        {
            if (child is { Step: not null, Process: { IsAlive: true } process } && ended.Add(process))
                await EndAsync(run, child, process);
        }
    }

    private static async Task EndAsync(RunContext run, ChildState child, ProcessIdentity process)
    {
        run.Note($"step {child.Step} of {child.Name} was left running as process {process.Pid}; it is ended", child: child.Name);
        await run.CommitAsync();
        var folder = child.Batch is { } batch ? run.Workspace.Batch(batch) : run.Workspace.Attempt(child.Name, child.Attempt);
        var tree = new ProcessTree(process, StepId.Of(run.Workspace, folder, child.Step!, child.Try), leadsGroup: true);
        tree.Terminate();
        var deadline = run.Time.GetUtcNow() + Patience;
        while ((process.IsAlive || tree.AnyAlive()) && run.Time.GetUtcNow() < deadline)
            await Task.Delay(Look, run.Time);
        while (process.IsAlive || tree.AnyAlive())
        {
            tree.Kill();
            await Task.Delay(Look, run.Time);
        }
    }
}
