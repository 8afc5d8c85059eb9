using Coro.Engine.Gates;
using Coro.Engine.Reporting;
using Coro.Engine.Reporting.Explain;
using Coro.Engine.Running.Controls;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>The child that a resume is told to start with.</summary>
internal static class StartingChild
{
    /// <summary>What the time before the stages is called.</summary>
    public const string Phase = "resume";

    /// <summary>
    /// Puts the child, with whatever it still needs, at the head of the line. Where it has ended, somebody says first whether it is
    /// to run again.
    /// </summary>
    /// <returns>Why the campaign cannot go on; null: it can.</returns>
    public static async Task<StageHalt?> SettleAsync(RunContext run)
    {
        if (run.Options.From is not { } name)
            return null;
        var child = run.State[name];
        if (child.Status.IsTerminal())
        {
            var gate = Questions.From(child);
            var asked = await Gatekeeper.AskAsync(run, gate, () => child.Status.IsTerminal(), declines: choice => choice == Choices.Halt);
            if (asked.Halt is { } halt)
                return halt;
            if (asked.Choice is { } choice && Take(run, child, choice, run.State.Answers.GetValueOrDefault(gate.Id)) is { } halted)
                return halted;
        }

        if (!child.Status.IsTerminal())
            Begin(run, child);
        await run.CommitAsync();
        return null;
    }

    /// <summary>What a run that is to start with a child begins with; empty: in the order of the plan.</summary>
    public static IReadOnlySet<ChildState> First(CampaignState state, string? name) =>
        name is not null && state.Find(name) is { } child && !child.Status.IsTerminal() ? Needed(state, child) : new HashSet<ChildState>();

    private static StageHalt? Take(RunContext run, ChildState child, string choice, GateAnswer? answer)
    {
        switch (choice)
        {
            case Choices.Rerun:
                var request = new ChildRequest
                {
                    Operation = ChildOperation.Rerun,
                    Children = [child.Name],
                    By = answer?.By ?? run.Options.User,
                    Why = answer?.Reason,
                };
                var outcome = new ChildOperations(run.State, run.Record, endProcess: null, []).Apply(request)[0];
                run.Tell(child);
                return outcome.Verdict == ControlVerdict.Done ? null : new(ExitCode.InvalidState, $"{child.Name} cannot be rerun: {outcome.Reason}");
            case Choices.Next:
                run.Note($"{child.Name} stays {StatusText.Of(child.Status)}; the campaign goes on after it");
                return null;
            default:
                return new(ExitCode.AwaitingInput, $"halted at {child.Name}, which is {StatusText.Of(child.Status)}; resume the campaign to go on");
        }
    }

    private static void Begin(RunContext run, ChildState child)
    {
        run.First = First(run.State, child.Name);
        if (child.Status != ChildStatus.Pending)
            return;
        var waiting = new WaitingFor(run.State, isRunning: false, run.Time.GetUtcNow());
        var (effect, because) = new ResumeOutlook(run.State, waiting, isRunning: false).Of(child);
        run.Note($"{child.Name} cannot start yet: {because}", warning: effect == ResumeEffect.WouldNotRun, child.Name);
    }

    // The child itself, and all that it depends on, at whatever distance, that may still come by itself.
    private static HashSet<ChildState> Needed(CampaignState state, ChildState child)
    {
        var needed = new HashSet<ChildState> { child };
        var open = new Stack<ChildState>([child]);
        while (open.TryPop(out var next))
        {
            foreach (var dependency in next.Definition.DependsOn)
            {
                var on = state[dependency.Child];
                if (!on.Status.IsTerminal() && needed.Add(on))
                    open.Push(on);
            }
        }

        return needed;
    }
}
