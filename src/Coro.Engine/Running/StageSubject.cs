using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>A campaign-level command: an activation step, capstone, verify, refine.</summary>
internal class StageSubject(string stage, int attempt) : StepSubject
{
    private int _tries;
    private int _refusals;
    private DateTimeOffset? _until;

    public override string Who => stage;

    public override int NextTry(StepDefinition step) => ++_tries;

    public override StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber) =>
        requests.ForStage(stage, step, attempt, tryNumber);

    public override void Started(RunContext run, StepDefinition step, int tryNumber) =>
        run.Record(new StepStarted(null, attempt, step.Name, tryNumber));

    public override void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process) =>
        run.Record(new StepSpawned(null, attempt, step.Name, tryNumber, process.Pid, process.Start));

    // A note tells of it; nobody asks a stage why it waits.
    public override void Deferred(RunContext run, StepDefinition step, int tryNumber, DateTimeOffset until, StepOutcome after) => _until = until;

    public override DateTimeOffset? WaitsUntil(StepDefinition step) => _until;

    public override (int Failures, int Refusals) Before(StepDefinition step) => (0, _refusals);

    protected override void Ended(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        if (ended.Outcome == StepOutcome.RateLimited)
            _refusals++;
        run.Record(End(null, attempt, step, tryNumber, ended));
    }
}
