using Coro.Engine.Running;
using Coro.Engine.Sources;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>What stages 2 and 3 have in common: they ask the children's repositories, and tell all that is wrong at once.</summary>
internal static class SourceStage
{
    /// <summary>Asks for every child that still has work to do, and has each answer recorded.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pin">The pin that counts for a child; null: the latest release.</param>
    /// <param name="record">Records what a child's repository answered.</param>
    /// <exception cref="InaccessibleRepositoryException">Repositories cannot be read; all of them are named.</exception>
    /// <exception cref="InvalidPinException">Pins mean nothing; all of them are named.</exception>
    public static async Task<StageEnd> RunAsync(RunContext run, Func<ChildState, string?> pin, Action<ResolvedSource> record)
    {
        if (!run.State.Children.Any(child => child.Definition.RepoUrl is not null))
            return StageEnd.LeftOut("no child has a repository");
        try
        {
            var report = await AskAsync(run, run.State.Children.Where(IsAsked), pin);
            report.ThrowIfFailed();
            foreach (var source in report.Resolved)
                record(source);
            return StageEnd.Done;
        }
        catch (OperationCanceledException) when (run.StopReason is { } reason)
        {
            return StageEnd.Halted(StageHalt.Stopped(reason));
        }
    }

    /// <summary>Asks for some children.</summary>
    public static Task<SourceReport> AskAsync(RunContext run, IEnumerable<ChildState> children, Func<ChildState, string?> pin) =>
        new SourceCheck(run.Remotes, run.Settings.Origin).CheckAsync(
            [.. children.Select(child => new ChildSource(child.Name, child.Definition.RepoUrl, pin(child)))], run.Draining);

    private static bool IsAsked(ChildState child) =>
        child.Definition.RepoUrl is not null && !child.Status.IsTerminal();
}
