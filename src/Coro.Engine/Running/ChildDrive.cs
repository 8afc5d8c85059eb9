using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Takes one child through its pipeline, from its first unfinished step to its verdict.</summary>
internal static class ChildDrive
{
    /// <summary>Runs the child. When it returns, what became of it is recorded, but not yet on disk.</summary>
    public static async Task RunAsync(RunContext run, ChildState child)
    {
        var (name, pipeline) = run.PipelineOf(child);

        // One that another program left active has not begun here.
        if (child.Status != ChildStatus.Active || child.Step is null)
            run.Record(new AttemptStarted(child.Name, Math.Max(1, child.Attempt), name));
        var subject = new ChildSubject(child);
        var driven = run.Drive(child);
        foreach (var step in pipeline.Steps)
        {
            if (child.StepsDone.Contains(step.Name))
                continue;
            if (run.StopReason is not null)
                return;
            var ended = await StepDrive.RunAsync(run, subject, step, driven);
            if (!subject.IsWanted || !Succeeded(run, child, step, ended))
                return;
        }

        Judge(run, child);
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

    /// <summary>Records what the quality gate says of a child whose pipeline succeeded.</summary>
    public static void Judge(RunContext run, ChildState child)
    {
        var (verdict, message) = QualityRule.Judge(run.State.GateOf(child.Name), child.QualityScore, child.Findings);
        message = OverrideText.Of(run.State, child, verdict, message);
        run.Record(verdict switch
        {
            QualityVerdict.Pass => new ChildCompleted(child.Name, child.Attempt, Reason: message),
            QualityVerdict.PassBelowTarget => new ChildCompleted(child.Name, child.Attempt, BelowTarget: true, message),
            QualityVerdict.Miss => new ChildFailed(child.Name, child.Attempt, QualityRule.SoftGateMiss, message),
            _ => new ChildEscalated(child.Name, child.Attempt, QualityRule.HardGate, message),
        });
    }
}
