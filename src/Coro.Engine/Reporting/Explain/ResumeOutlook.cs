using Coro.Engine.Gates;
using Coro.Engine.Planning;
using Coro.Engine.State;

namespace Coro.Engine.Reporting.Explain;

/// <summary>What a resume would do with a child, or what happens with it as a running campaign goes on; and why.</summary>
/// <param name="state">The campaign.</param>
/// <param name="waiting">The words for what is waited for.</param>
/// <param name="isRunning">Whether somebody runs the campaign.</param>
internal sealed class ResumeOutlook(CampaignState state, WaitingFor waiting, bool isRunning)
{
    private readonly Lazy<Blockers> _blockers = new(() => new(state));

    /// <summary>Says it.</summary>
    public (ResumeEffect Effect, string Because) Of(ChildState child)
    {
        // What runs is left to end; everything else that could start is held.
        var runs = isRunning && child.Status == ChildStatus.Active;
        if (!child.Status.IsTerminal() && !runs && waiting.Hold is { } hold)
            return (ResumeEffect.WouldNotRun, hold);
        if (child.Status is ChildStatus.Ready or ChildStatus.Active && !runs && waiting.Question is { } question)
            return (ResumeEffect.Waits, $"first comes an answer at gate '{question}'");
        return child.Status switch
        {
            ChildStatus.Pending => Pending(child),
            ChildStatus.Ready => Ready(child),
            ChildStatus.Active => Active(child),
            ChildStatus.Completed => (ResumeEffect.WouldNotRun, "it is done; rerun it to have it run again"),
            ChildStatus.Failed => (ResumeEffect.WouldNotRun, $"nothing runs a failed child by itself; rerun it{GoingOn(child)} or skip it{Held(child)}"),
            ChildStatus.Escalated => (ResumeEffect.Waits, $"somebody has to answer gate '{GateId.Of(GateKind.Quality, child.Name)}'{Held(child)}"),
            ChildStatus.Skipped => (ResumeEffect.WouldNotRun, "it is left out; rerun it to have it run after all"),
            _ => (ResumeEffect.WouldNotRun, $"it is called off; rerun it to bring it back{Held(child)}"),
        };
    }

    private (ResumeEffect, string) Pending(ChildState child)
    {
        if (_blockers.Value.Of(child) is not { } blocker)
            return (ResumeEffect.Waits, $"first comes {waiting.Dependencies(child)}");
        var root = blocker.Root;
        var needs = blocker.Via == root ? $"it needs {root.Name}" : $"it needs {root.Name}, through {blocker.Via.Name}";
        return root.Status switch
        {
            ChildStatus.Escalated => (ResumeEffect.Waits, $"{needs}, and somebody has to answer gate '{GateId.Of(GateKind.Quality, root.Name)}'"),
            ChildStatus.Failed => (ResumeEffect.WouldNotRun, $"{needs}, which failed; rerun, skip or force {root.Name}"),
            _ => (ResumeEffect.WouldNotRun, $"{needs}, which was cancelled; rerun or force {root.Name}"),
        };
    }

    private (ResumeEffect, string) Ready(ChildState child)
    {
        if (!isRunning)
            return (ResumeEffect.WouldRun, "it starts as soon as there is room for it");
        return waiting.Of(child) is { } what && what != WaitingFor.Turn
            ? (ResumeEffect.Waits, $"first it needs {what}")
            : (ResumeEffect.WouldRun, "it is next");
    }

    private (ResumeEffect, string) Active(ChildState child)
    {
        if (child.AwaitsMerge)
            return (ResumeEffect.Waits, $"first comes {waiting.Of(child)}");
        if (isRunning)
            return waiting.Until(child) is { } what ? (ResumeEffect.Waits, $"first comes {what}") : (ResumeEffect.WouldRun, "it is at work");
        if (waiting.Until(child) is { } then)
            return (ResumeEffect.Waits, $"it goes on, but not before {then}; resume the child to try at once");
        var done = child.StepsDone.Count == 0 ? "" : $"; {string.Join(", ", child.StepsDone)} will not run again";
        return (ResumeEffect.WouldRun, NextStep(child) is { } step ? $"it goes on with step {step}{done}" : $"its result is judged{done}");
    }

    private string GoingOn(ChildState child) => NextStep(child) is { } step ? $", resume it from step {step}," : "";

    private string? NextStep(ChildState child) => PipelineChooser.For(child.Definition, state.Settings)?.Pipeline.Steps
        .FirstOrDefault(step => !child.StepsDone.Contains(step.Name))?.Name;

    private static string Held(ChildState child) => ChildQuestions.Held(child).Count switch
    {
        0 => "",
        1 => "; one child waits for it",
        var many => $"; {many} children wait for it",
    };
}
