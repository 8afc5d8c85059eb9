using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>A step of one child's own pipeline.</summary>
/// <param name="child">The child.</param>
/// <param name="grounds">The entry by which it could start.</param>
internal sealed class ChildSubject(ChildState child, long grounds) : StepSubject
{
    private readonly int _attempt = child.Attempt;
    private long _grounds = grounds;

    public override long Grounds => _grounds;

    public override string Who => child.Name;

    public override string? Child => child.Name;

    public override bool IsWanted => child.IsAt(_attempt);

    /// <summary>Tries go on counting after a resume, so that the logs of the earlier ones stay.</summary>
    public override int NextTry(StepDefinition step) => child.Step == step.Name ? child.Try + 1 : 1;

    public override StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber) =>
        requests.ForChild(child, step, tryNumber);

    public override void Started(RunContext run, StepDefinition step, int tryNumber) =>
        run.Record(new StepStarted(child.Name, _attempt, step.Name, tryNumber));

    public override void Tell(RunContext run) => run.Tell(child);

    public override void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process) =>
        run.Record(new StepSpawned(child.Name, _attempt, step.Name, tryNumber, process.Pid, process.Start));

    public override void Deferred(RunContext run, StepDefinition step, int tryNumber, DateTimeOffset until, StepOutcome after) =>
        run.Record(new StepDeferred(child.Name, _attempt, step.Name, tryNumber, until, after));

    public override (int Failures, int Refusals) Before(StepDefinition step) =>
        child.Step == step.Name ? (child.Failures, child.Refusals) : default;

    public override DateTimeOffset? WaitsUntil(StepDefinition step) => child.Step == step.Name ? child.Deferred?.Until : null;

    protected override StepRun Join(RunContext run, AnsweredChildren children, StepRun ended) =>
        ended.Outcome == StepOutcome.Success && IsWanted && children.Add(child.Name, _attempt, ended.Result) is { } problem
            ? ended with { Outcome = StepOutcome.Failed, Message = problem, Result = null }
            : ended;

    protected override void Ended(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        run.Record(End(child.Name, _attempt, step, tryNumber, ended));
        _grounds = run.State.Sequence;
    }
}
