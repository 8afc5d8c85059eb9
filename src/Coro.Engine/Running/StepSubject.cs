using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>What a step is run for: a child, a batch of children or a stage. It knows which events tell of it.</summary>
internal abstract class StepSubject
{
    /// <summary>The name to tell of it by.</summary>
    public abstract string Who { get; }

    /// <summary>The child that it is, if it is one.</summary>
    public virtual string? Child => null;

    /// <summary>The last entry that has to be on disk before a try starts, beside those that concern all. What comes after it may be lost with the try.</summary>
    public virtual long Grounds => long.MaxValue;

    /// <summary>The try that comes next.</summary>
    public abstract int NextTry(StepDefinition step);

    public abstract StepRequest Request(StepRequestBuilder requests, StepDefinition step, int tryNumber);

    public abstract void Started(RunContext run, StepDefinition step, int tryNumber);

    public abstract void Spawned(RunContext run, StepDefinition step, int tryNumber, ProcessIdentity process);

    /// <summary>How often the step has failed, and been refused by a provider, earlier runs included.</summary>
    public virtual (int Failures, int Refusals) Before(StepDefinition step) => default;

    /// <summary>Records that the next try has to wait.</summary>
    public abstract void Deferred(RunContext run, StepDefinition step, int tryNumber, DateTimeOffset until, StepOutcome after);

    /// <summary>Until when the next try has to wait; null: it has not. It changes when somebody has it go on at once.</summary>
    public abstract DateTimeOffset? WaitsUntil(StepDefinition step);

    /// <summary>
    /// Records how a try ended, whoever joins the campaign by its answer, and until when a provider that refused it wants to be left alone: a
    /// crash leaves all of that, or nothing.
    /// </summary>
    /// <returns>How it ended: an answer with children that cannot join has failed.</returns>
    public StepRun Finish(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        run.Together(() =>
        {
            ended = Join(run, new(run, step, tryNumber), ended);
            Ended(run, step, tryNumber, ended);
            if (ended.Outcome == StepOutcome.RateLimited && IsWanted)
                Refused(run, step, tryNumber, ended);
        });
        return ended;
    }

    private void Refused(RunContext run, StepDefinition step, int tryNumber, StepRun ended)
    {
        var until = Backoff.RateLimit(
            ended.Result?.RetryAfter, run.Time.GetUtcNow(), Before(step).Refusals, Random.Shared.NextDouble());
        run.Note($"{Who}/{step.Name} is rate-limited; it goes on at {until:u}", child: Child);
        Deferred(run, step, tryNumber, until, ended.Outcome);
        if ((step.Provider ?? step.Agent) is { } provider)
            run.Record(new ProviderRefused(provider, until));
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
