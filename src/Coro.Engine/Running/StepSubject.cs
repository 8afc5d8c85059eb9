using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>What a step is run for: a child, a batch of children or a stage. It knows which events tell of it.</summary>
internal abstract class StepSubject
{
    /// <summary>The try that comes next.</summary>
    public abstract int NextTry(StepDefinition step);

    public abstract StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber);

    public abstract void Started(RunContext run, StepDefinition step, int tryNumber);

    public abstract void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process);

    /// <summary>Records that the next try has to wait.</summary>
    public virtual void Deferred(RunContext run, StepDefinition step, int tryNumber, DateTimeOffset until, StepOutcome after)
    {
        // Of a stage's command a note is enough: nobody asks a stage why it waits.
    }

    /// <summary>Records how a try ended, and whoever joins the campaign by its answer: a crash leaves both, or neither.</summary>
    /// <returns>How it ended: an answer with children that cannot join has failed.</returns>
    public StepRun Finish(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        run.Together(() =>
        {
            ended = Join(run, new(run, step, tryNumber), ended);
            Ended(run, step, tryNumber, ended);
        });
        return ended;
    }

    /// <summary>Adds the children that an answer names.</summary>
    /// <returns>What the answer comes to then.</returns>
    protected virtual StepRun Join(RunContext run, AnsweredChildren children, StepRun ended) => ended;

    protected abstract void Ended(RunContext run, StepDefinition step, int tryNumber, StepRun ended);

    /// <summary>Tells whoever listens that it moves on.</summary>
    public virtual void Tell(RunContext run)
    {
        // Most often a stage has begun, and that was told.
    }

    /// <summary>Whether anybody still wants the outcome; a child may be skipped or cancelled while its step runs.</summary>
    public virtual bool IsWanted => true;

    protected static StepEnded End(string? child, int attempt, StepDefinition step, int tryNumber, StepRun ended) => new(
        child, attempt, step.Name, tryNumber, ended.Outcome, ended.ExitCode, ended.Message, ended.Duration, ended.Result);
}
