using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>A step that serves many children at once. What it answers is taken apart, child by child.</summary>
internal sealed class BatchSubject(int batch, IReadOnlyList<ChildState> members) : StepSubject
{
    /// <summary>What the step answered for each member that was still in the batch.</summary>
    public Dictionary<string, StepRun> Answers { get; } = new(Names.Comparer);

    public override int NextTry(StepDefinition step) =>
        1 + members.Max(child => child.Step == step.Name && child.Batch == batch ? child.Try : 0);

    public override StepRequest Request(RunContext run, StepDefinition step, int tryNumber) =>
        run.Requests.ForBatch(batch, members, step, tryNumber);

    public override void Started(RunContext run, StepDefinition step, int tryNumber)
    {
        foreach (var child in members)
            run.Record(new StepStarted(child.Name, child.Attempt, step.Name, tryNumber, batch));
    }

    public override void Tell(RunContext run)
    {
        foreach (var child in members)
            run.Tell(child);
    }

    public override void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process)
    {
        foreach (var child in members)
            run.Record(new StepSpawned(child.Name, child.Attempt, step.Name, tryNumber, process.Pid, process.Start));
    }

    public override void Ended(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        // What the whole run consumed and took is told once, by its first child, so that sums are right.
        var first = true;
        foreach (var child in members)
        {
            var answer = BatchAnswer.For(child.Name, ended);
            Answers[child.Name] = answer;
            var told = first ? answer : answer with { Duration = TimeSpan.Zero };
            if (first && ended.Result?.Usage is { } usage)
                told = told with { Result = (told.Result ?? new()) with { Usage = usage } };
            run.Record(End(child.Name, child.Attempt, step, tryNumber, told));
            first = false;
        }
    }
}
