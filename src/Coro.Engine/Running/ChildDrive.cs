using Coro.Engine.Contracts;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Takes one child through its pipeline, from its first unfinished step to its verdict.</summary>
internal static class ChildDrive
{
    /// <summary>Runs the child. When it returns, what became of it is recorded, but not yet on disk.</summary>
    /// <param name="run">The run.</param>
    /// <param name="child">The child.</param>
    /// <param name="grounds">The entry by which it could start.</param>
    /// <returns>Whether a step of it was run.</returns>
    public static async Task<bool> RunAsync(RunContext run, ChildState child, long grounds)
    {
        var (name, pipeline) = run.PipelineOf(child);

        // One that another program left active has not begun here.
        if (child.Status != ChildStatus.Active || child.Step is null)
        {
            run.Record(new AttemptStarted(child.Name, Math.Max(1, child.Attempt), name));
            if (child.Attempt > 1)
                ContractDesk.Forget(run, child);
        }

        var subject = new ChildSubject(child, grounds);
        var driven = run.Drive(child);
        var ran = false;
        foreach (var step in pipeline.Steps)
        {
            if (child.StepsDone.Contains(step.Name))
                continue;
            if (run.StopReason is not null)
                return ran;
            ran = true;
            var ended = await StepDrive.RunAsync(run, subject, step, driven);
            if (!subject.IsWanted || !Succeeded(run, child, step, ended))
                return ran;
        }

        ContractDesk.Ship(run, child);
        new Verdicts(run.State, run.Record).Judge(child);
        return ran;
    }

    /// <summary>Records what a try that did not succeed means for its child.</summary>
    /// <returns>Whether the child may go on.</returns>
    public static bool Succeeded(RunContext run, ChildState child, StepDefinition step, StepRun ended)
    {
        var message = ended.Message is null ? $"step {step.Name}" : $"step {step.Name}: {ended.Message}";
        switch (ended.Outcome)
        {
            case StepOutcome.Success:
                return true;
            case StepOutcome.Escalated:
                run.Record(new ChildEscalated(child.Name, child.Attempt, "step-escalated", message));
                return false;
            case StepOutcome.Cancelled:
                // The run stops. The child stays active, and a resume goes on with this step.
                return false;
            default:
                var reason = ended.Outcome == StepOutcome.TimedOut ? "step-timed-out" : "step-failed";
                run.Record(new ChildFailed(child.Name, child.Attempt, reason, message));
                return false;
        }
    }
}
