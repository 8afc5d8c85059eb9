using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.State;
using Coro.Engine.Steps;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Running;

/// <summary>
/// Deals with what a dead engine left running: a try whose whole answer is there is taken over, any other is ended, so that no
/// step runs twice at once.
/// </summary>
internal static class Orphans
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly StepRun Lost = new(StepOutcome.Cancelled, null, "the engine that ran it died", TimeSpan.Zero, null);

    /// <summary>Looks for them by their ids and start times, as the journal has them, and by the step id they carry.</summary>
    public static async Task TakeOverAsync(RunContext run)
    {
        // Made for these alone: what they say was written when the step was started, or never was.
        var requests = new StepRequestBuilder(run.State, run.Workspace);
        if (run.State is { StageStep: { } stage, RunningStage: { } name })
        {
            var step = new StepDefinition { Name = stage.Step };
            await EndAsync(run, new(requests.ForStage(name, step, stage.Attempt, stage.Try)), stage.Process, $"{name}/{stage.Step}");
        }

        var batches = new HashSet<int>();

        // An answer that is taken over may add children.
        foreach (var child in run.State.Children.ToList())
        {
            // What a step that has ended left running on purpose is not ours to end.
            if (child.StepRuns || child.Process is not null)
            {
                if (child.Batch is not { } batch)
                    await TakeOverAsync(run, requests, child, new ChildSubject(child, grounds: 0));
                else if (batches.Add(batch))
                    await TakeOverAsync(run, requests, child, Batch(run, batch, child.Step!));
            }

            foreach (var left in child.Leftovers.ToList())
                await GiveUpAsync(run, requests, child, left);
        }

        await run.CommitAsync();
    }

    // Those who were skipped while it ran wait for its end, too.
    private static BatchSubject Batch(RunContext run, int batch, string step) =>
        new(batch, step, run.State.Children.Where(child => child.Batch == batch && child.StepRuns).ToList());

    private static async Task TakeOverAsync(
        RunContext run, StepRequestBuilder requests, ChildState child, StepSubject subject)
    {
        var step = PipelineChooser.For(child.Definition, run.Settings)?.Pipeline.Steps.FirstOrDefault(one => one.Name == child.Step)
            ?? new StepDefinition { Name = child.Step! };
        var who = $"{subject.Who}/{step.Name}";
        var left = new LeftoverStep(subject.Request(requests, step, child.Try));
        await EndAsync(run, left, child.Process, who);
        if (!child.StepRuns)
            return;
        var answered = left.Adopt(run.Time);
        if (answered is not null)
            run.Note($"{who}: its answer was complete when the engine died, and is taken over");
        subject.Finish(run, step, child.Try, answered ?? Lost);
    }

    // Its result does not count, since its attempt was given up; what it consumed does.
    private static async Task GiveUpAsync(RunContext run, StepRequestBuilder requests, ChildState child, LeftoverTry left)
    {
        var step = new StepDefinition { Name = left.Step };
        var old = new LeftoverStep(left.Batch is { } batch
            ? requests.ForBatch(batch, [child], step, left.Try)
            : requests.ForChild(child, step, left.Try, left.Attempt));
        await EndAsync(run, old, left.Process, $"{child.Name}/{left.Step} of attempt {left.Attempt}");
        var ended = left.Batch is null ? old.Adopt(run.Time) ?? Lost : Lost;
        run.Record(new StepEnded(
            child.Name, left.Attempt, left.Step, left.Try, ended.Outcome, ended.ExitCode, ended.Message, ended.Duration, ended.Result));
    }

    private static async Task EndAsync(RunContext run, LeftoverStep left, ProcessIdentity? process, string who)
    {
        if (process is { IsAlive: true } alive)
            run.Note($"{who} was left running as process {alive.Pid} by an engine that died; it is ended", warning: true);
        var stubborn = await Task.Run(() => left.End(process, Grace, run.Time));
        if (stubborn.Count > 0)
            run.Note($"{who}: processes {string.Join(", ", stubborn)} could not be ended", warning: true);
    }
}
