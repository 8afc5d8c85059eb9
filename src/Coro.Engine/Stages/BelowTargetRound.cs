using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// What refine does where the brief says <c>rerun_below_target</c>: children that passed below target run again, now that the
/// refined architecture is there, and with them all that is built on them. Once in a campaign's life.
/// </summary>
internal static class BelowTargetRound
{
    private const int MostRounds = 1;
    private const string By = "refine";

    /// <summary>Has them run again, if there are any and they have not yet.</summary>
    public static void Begin(RunContext run)
    {
        var state = run.State;
        if (!run.Settings.Stages.RerunBelowTarget || state.RefinementRounds >= MostRounds)
            return;
        var children = state.Children.Where(child => child is { Status: ChildStatus.Completed, BelowTarget: true }).ToList();
        if (children.Count == 0)
            return;
        foreach (var child in children)
            run.Record(new ChildReset(child.Name, child.Attempt + 1, null, By, child.Reason));

        // Told last: should a crash take away any of it, the round is begun again rather than cut short.
        run.Record(new RefinementRoundBegun(state.RefinementRounds + 1, [.. children.Select(child => child.Name)]));
        run.Note($"refine has {string.Join(", ", children.Select(child => child.Name))} run again, which "
            + (children.Count == 1 ? "is below target" : "are below target"));
    }
}
