using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>A step that serves many children at once. What it answers is taken apart, child by child.</summary>
internal sealed class BatchSubject(int batch, string step, IReadOnlyList<ChildState> members) : StepSubject
{
    private readonly IReadOnlyList<ChildState> _members = members;

    // A member may be rerun by force while the step runs: what the step does is still part of the attempt that it began in.
    private IReadOnlyList<(ChildState Child, int Attempt)> _served = [.. members.Select(child => (child, child.Attempt))];

    /// <summary>What the step answered for each member that was still in the batch.</summary>
    public Dictionary<string, StepRun> Answers { get; } = new(Names.Comparer);

    public override string Who => $"batch {batch}";

    public override bool IsWanted => _members.Any(IsDue);

    /// <summary>Whether a child is part of a batch still; somebody may have skipped, cancelled or reset it while the batch ran.</summary>
    public static bool IsIn(ChildState child, int batch) => child.Status == ChildStatus.Active && child.Batch == batch;

    public override int NextTry(StepDefinition step) =>
        1 + _members.Max(child => child.Step == step.Name && child.Batch == batch ? child.Try : 0);

    public override StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber) =>
        requests.ForBatch(batch, [.. _served.Select(one => one.Child)], step, tryNumber);

    public override void Started(RunContext run, StepDefinition step, int tryNumber)
    {
        // Whoever left since the last try, or was done in it, is served no longer.
        _served = [.. _served.Where(one => IsDue(one.Child))];
        foreach (var (child, attempt) in _served)
            run.Record(new StepStarted(child.Name, attempt, step.Name, tryNumber, batch));
    }

    public override void Tell(RunContext run)
    {
        foreach (var (child, _) in _served)
            run.Tell(child);
    }

    public override void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process)
    {
        foreach (var (child, attempt) in _served)
            run.Record(new StepSpawned(child.Name, attempt, step.Name, tryNumber, process.Pid, process.Start));
    }

    public override void Deferred(RunContext run, StepDefinition step, int tryNumber, DateTimeOffset until, StepOutcome after)
    {
        foreach (var (child, attempt) in _served)
            run.Record(new StepDeferred(child.Name, attempt, step.Name, tryNumber, until, after));
    }

    // It has as many retries left as the one of it that has the fewest.
    public override (int Failures, int Refusals) Before(StepDefinition step) => (
        _members.Max(child => child.Step == step.Name ? child.Failures : 0),
        _members.Max(child => child.Step == step.Name ? child.Refusals : 0));

    public override DateTimeOffset? WaitsUntil(StepDefinition step) =>
        _members.Where(child => IsDue(child) && child.Step == step.Name).Max(child => child.Deferred?.Until);

    protected override StepRun Join(RunContext run, AnsweredChildren children, StepRun ended)
    {
        if (ended.Outcome == StepOutcome.Success && IsWanted && children.Add($"batch {batch}", null, ended.Result) is { } problem)
            return ended with { Outcome = StepOutcome.Failed, Message = problem, Result = null };
        if (ended.Result?.Results is not { } results)
            return ended;
        var weighed = new Dictionary<string, StepResult>(results, Names.Comparer);
        foreach (var (child, attempt) in _served)
        {
            if (results.TryGetValue(child.Name, out var own) && IsDue(child) && BatchAnswer.For(child.Name, ended).Outcome == StepOutcome.Success
                && children.Add(child.Name, attempt, own) is { } flaw)
            {
                weighed[child.Name] = new() { Status = StepOutcome.Failed, Message = flaw };
            }
        }

        return ended with { Result = ended.Result with { Results = weighed } };
    }

    protected override void Ended(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        // What the whole run consumed and took is told once, by its first child, so that sums are right.
        var first = true;
        foreach (var (child, attempt) in _served)
        {
            var answer = BatchAnswer.For(child.Name, ended);
            Answers[child.Name] = answer;
            var told = first ? answer : answer with { Duration = TimeSpan.Zero };
            if (first && ended.Result?.Usage is { } usage)
                told = told with { Result = (told.Result ?? new()) with { Usage = usage } };
            run.Record(End(child.Name, attempt, step, tryNumber, told));
            first = false;
        }
    }

    private bool IsDue(ChildState child) => IsIn(child, batch) && !child.StepsDone.Contains(step);
}
