using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>
/// Takes a batch of children through its pipeline. A child that fails in one step leaves the batch; the others go on. After a
/// crash its children are active still and go into the next batch, so that nobody is stranded.
/// </summary>
internal static class BatchDrive
{
    public static async Task RunAsync(RunContext run, BatchOf batch, Budget budget)
    {
        var number = 1 + run.State.Batches;
        foreach (var child in batch.Members)
            run.Record(new AttemptStarted(child.Name, Math.Max(1, child.Attempt), batch.PipelineName, number));
        var members = batch.Members;
        foreach (var step in batch.Pipeline.Steps)
        {
            if (run.StopReason is not null)
                return;
            var subject = new BatchSubject(number, members);
            budget.Spend(await StepDrive.RunAsync(run, subject, step));
            members = members
                .Where(child => IsIn(child, number))
                .Where(child => ChildDrive.Succeeded(run, child, step, subject.Answers[child.Name]))
                .ToList();
            if (members.Count == 0)
                return;
        }

        foreach (var child in members)
            ChildDrive.Judge(run, child);
    }

    // Somebody may have skipped or cancelled a child while the batch ran.
    private static bool IsIn(ChildState child, int batch) => child.Status == ChildStatus.Active && child.Batch == batch;
}
