using Coro.Engine.Running;
using Coro.Engine.Sources;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>What stages 2 and 3 have in common: they ask the children's repositories, and tell all that is wrong at once.</summary>
internal static class SourceStage
{
    /// <summary>Asks for every child that still has work to do.</summary>
    /// <returns>What resolved, or why the campaign halts; neither when no child has a repository.</returns>
    public static async Task<(IReadOnlyList<ResolvedSource> Resolved, StageHalt? Halt)> AskAsync(RunContext run)
    {
        var sources = run.State.Children.Where(IsAsked)
            .Select(child => new ChildSource(child.Name, child.Definition.RepoUrl, child.Definition.Pin))
            .ToList();
        if (sources.Count == 0)
            return ([], null);
        try
        {
            var report = await new SourceCheck(run.Remotes, run.Settings.Origin).CheckAsync(sources, run.Draining);
            report.ThrowIfFailed();
            foreach (var source in report.Resolved)
            {
                if (source.Note is not null)
                    run.Note($"{source.Child}: {source.Note}", child: source.Child);
            }

            return (report.Resolved, null);
        }
        catch (OperationCanceledException) when (run.StopReason is { } reason)
        {
            return ([], StageHalt.Stopped(reason));
        }
        catch (CoroException problem)
        {
            return ([], new(problem.ExitCode, problem.Message));
        }
    }

    /// <summary>Whether any child has a repository at all.</summary>
    public static bool HasRepositories(CampaignState state) => state.Children.Any(child => child.Definition.RepoUrl is not null);

    private static bool IsAsked(ChildState child) =>
        child.Definition.RepoUrl is not null && !child.Status.IsTerminal();
}
