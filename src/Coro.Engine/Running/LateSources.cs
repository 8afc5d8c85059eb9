using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>
/// The repositories of children that join while others run: pins and provenance are over by then, so they are asked for here, as
/// soon as a child may start. All that come in one turn are asked for together.
/// </summary>
internal sealed class LateSources(RunContext run)
{
    private readonly HashSet<ChildState> _taken = [];
    private List<ChildState> _waiting = [];

    /// <summary>Whether any wait to be asked for.</summary>
    public bool AnyWaiting => _waiting.Count > 0;

    /// <summary>Takes a child that has no commit to start from yet. Each is taken once: stages 2 and 3 are gone through again afterwards,
    /// and halt with all that is wrong.</summary>
    /// <returns>Whether the child must not start now.</returns>
    public bool Take(ChildState child)
    {
        if (child.Added is null || child.Definition.RepoUrl is null || child.CommitSha is not null || run.Settings.Workflow != Workflow.Skills)
            return false;
        if (_taken.Add(child))
            _waiting.Add(child);
        return true;
    }

    /// <summary>Asks for all that wait, and records what they answer.</summary>
    /// <returns>The children that may start.</returns>
    public async Task<IReadOnlyList<ChildState>> AskAsync()
    {
        var children = _waiting;
        _waiting = [];
        try
        {
            var report = await SourceStage.AskAsync(run, children, child => PinsStage.PinOf(run, child));
            foreach (var source in report.Resolved)
            {
                PinsStage.Record(run, source);
                ProvenanceStage.Record(run, source);
            }

            foreach (var problem in report.Diagnostics)
                run.Note($"{problem.Message} It does not start", warning: true);
        }
        catch (OperationCanceledException) when (run.StopReason is not null)
        {
            // A resume asks again.
        }

        await run.CommitAsync();
        return [.. children.Where(child => child.CommitSha is not null)];
    }
}
