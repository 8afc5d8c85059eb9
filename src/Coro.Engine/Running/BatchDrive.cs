using Coro.Engine.Contracts;
using Coro.Engine.History;

namespace Coro.Engine.Running;

/// <summary>
/// Takes a batch of children through its pipeline. A child that fails in one step leaves the batch; the others go on. After a
/// crash its children are active still and go into the next batch, each with the steps that it has behind it.
/// </summary>
internal static class BatchDrive
{
    /// <summary>Runs the batch. When it returns, what became of its children is recorded, but not yet on disk.</summary>
    /// <returns>Whether a step of it was run.</returns>
    public static async Task<bool> RunAsync(RunContext run, BatchOf batch)
    {
        var number = 1 + run.State.Batches;
        foreach (var child in batch.Members)
            run.Record(new AttemptStarted(child.Name, Math.Max(1, child.Attempt), batch.PipelineName, number));
        var members = batch.Members;
        var ran = false;
        foreach (var step in batch.Pipeline.Steps)
        {
            var waiting = members.Where(child => !child.StepsDone.Contains(step.Name)).ToList();
            if (waiting.Count == 0)
                continue;
            if (run.StopReason is not null)
                return ran;
            var subject = new BatchSubject(number, step.Name, waiting);
            ran = true;
            var ended = await StepDrive.RunAsync(run, subject, step);

            // The run stops, perhaps before a retry; the answers for single children are not the last word.
            if (ended.Outcome == StepOutcome.Cancelled)
                return ran;
            members = members
                .Where(child => BatchSubject.IsIn(child, number))
                .Where(child => !subject.Answers.TryGetValue(child.Name, out var answer) || ChildDrive.Succeeded(run, child, step, answer))
                .ToList();
            if (members.Count == 0)
                return ran;
        }

        foreach (var child in members)
        {
            ContractDesk.Ship(run, child);
            new Verdicts(run.State, run.Record).Judge(child);
        }

        return ran;
    }
}
