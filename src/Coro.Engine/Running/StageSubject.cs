using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>A campaign-level command: an activation step, capstone, verify, refine.</summary>
internal class StageSubject(CampaignState state, string stage, int attempt) : StepSubject
{
    private int _tries;

    public override string Who => stage;

    public override int NextTry(StepDefinition step) => ++_tries;

    public override StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber) =>
        requests.ForStage(stage, step, attempt, tryNumber);

    public override void Started(RunContext run, StepDefinition step, int tryNumber) =>
        run.Record(new StepStarted(null, attempt, step.Name, tryNumber));

    public override void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process) =>
        run.Record(new StepSpawned(null, attempt, step.Name, tryNumber, process.Pid, process.Start));

    public override void Deferred(RunContext run, StepDefinition step, int tryNumber, DateTimeOffset until, StepOutcome after) =>
        run.Record(new StepDeferred(null, attempt, step.Name, tryNumber, until, after));

    public override DateTimeOffset? WaitsUntil(StepDefinition step) => Waits(step)?.Deferred?.Until;

    public override (int Failures, int Refusals) Before(StepDefinition step) => (0, Waits(step)?.Refusals ?? 0);

    protected override void Ended(RunContext run, StepDefinition step, int tryNumber, StepRun ended) =>
        run.Record(End(null, attempt, step, tryNumber, ended));

    private StageWait? Waits(StepDefinition step) =>
        state.StageWait is { } wait && wait.Stage == stage && wait.Step == step.Name ? wait : null;
}
