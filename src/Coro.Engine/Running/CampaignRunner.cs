using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Running.Controls;
using Coro.Engine.Stages;

namespace Coro.Engine.Running;

/// <summary>Takes a campaign through its stages, from the one after the highest completed to the last, or to a halt.</summary>
internal static class CampaignRunner
{
    /// <summary>Runs it.</summary>
    /// <returns>Why it stopped before its end, and in which stage; no halt when it is complete.</returns>
    public static async Task<(StageHalt? Halt, string Phase)> RunAsync(RunContext run)
    {
        var controls = new ControlWatch(run);
        run.Record(new RunStarted(Environment.ProcessId, Environment.MachineName, run.Options.User, CoroVersion.Text));
        if (run.Options.Interactive && run.State.Interactive == false)
            run.Record(new InteractionChanged(null, run.Options.User, null));
        run.Budget.Begin(run);
        run.Tracker?.Begin();
        var halted = await controls.WhileAsync(() => ToTheStagesAsync(run));
        while (halted is null)
        {
            halted = await controls.WhileAsync(() => ThroughStagesAsync(run));

            // A request that came at the last moment may have given the campaign something to do again.
            if (!await controls.LookAsync(running: run.StopReason is null) || run.StopReason is not null)
                break;
            halted = null;
        }

        await StopAsync(run, halted);
        await controls.LookAsync(running: false);
        return (halted?.Halt, halted?.Phase ?? run.State.Stages.Last.Slug);
    }

    private static async Task<Halted?> ToTheStagesAsync(RunContext run) =>
        await StartingChild.SettleAsync(run) is { } halt ? new(null, StartingChild.Phase, halt) : null;

    private static async Task<Halted?> ThroughStagesAsync(RunContext run)
    {
        // Asked anew after each: a decision about a child leads back to the loops.
        while (Next(run) is { } stage)
        {
            var passed = await PassAsync(run, stage);
            if (passed.Halt is { } waits)
                return new(stage.Name.Number, stage.Name.Slug, waits);
            if (passed.Choice is null)
                continue;

            // Somebody may have thought for days at the gate, and written down what came of it.
            await run.Orders.ReadAsync();
            if (Next(run)?.Name != stage.Name)
                continue;
            var end = await EnterAsync(run, stage);
            if (end.Halt is { } halt)
                return new(stage.Name.Number, stage.Name.Slug, halt);
            await CompleteAsync(run, stage, end.LeftOutBecause);
        }

        return null;
    }

    private static IStage? Next(RunContext run) =>
        Workflows.Of(run.Settings.Workflow).FirstOrDefault(stage => !(stage.Name.Number <= run.State.CurrentStage));

    /// <summary>Asks for somebody's word where the brief wants it before the stage.</summary>
    private static async Task<GateOutcome> PassAsync(RunContext run, IStage stage)
    {
        if (run.StopReason is { } reason)
            return new(StageHalt.Stopped(reason));
        if (!run.Settings.Checkpoints.Contains(stage.Name.Slug) || Workflows.EndsWithCheckpoint(stage.Name))
            return new(Choices.Continue);
        try
        {
            var asked = await Gatekeeper.AskAsync(
                run, Questions.Checkpoint(stage.Name, run.State), () => Next(run)?.Name.Number == stage.Name.Number);
            return asked.Choice == Choices.Halt
                ? new(new StageHalt(ExitCode.UserCancelled, $"halted at the checkpoint before {stage.Name.Slug}; resume the campaign to be asked again"))
                : asked;
        }
        catch (CoroException problem)
        {
            return new(new StageHalt(problem.ExitCode, problem.Message));
        }
    }

    private static async Task<StageEnd> EnterAsync(RunContext run, IStage stage)
    {
        run.Record(new StageEntered(stage.Name.Number, stage.Name.Slug));
        run.Tell(new StageProgress(stage.Name.Number, stage.Name.Slug, "start"));
        await run.CommitAsync();
        try
        {
            return await stage.RunAsync(run);
        }
        catch (CoroException problem)
        {
            return StageEnd.Halted(problem.ExitCode, problem.Message);
        }
    }

    private static async Task CompleteAsync(RunContext run, IStage stage, string? leftOutBecause)
    {
        run.Record(new StageCompleted(stage.Name.Number, stage.Name.Slug, leftOutBecause));
        if (leftOutBecause is not null)
            run.Note($"{stage.Name.Slug} is left out: {leftOutBecause}");
        run.Tell(new StageProgress(stage.Name.Number, stage.Name.Slug, "done"));
        await run.CommitAsync();
        await run.CheckpointAsync(force: true);
    }

    private static async Task StopAsync(RunContext run, Halted? halted)
    {
        if (run.Tracker is { } tracker)
            await tracker.EndAsync();
        if (halted is var (stage, phase, halt))
        {
            await HaltReport.WriteAsync(run, stage, halt);
            run.Record(new RunStopped(halt.ExitCode, halt.Message));
            run.Tell(new StageProgress(stage, phase, "halt", halt.ExitCode));
        }
        else
        {
            run.Record(new RunStopped(ExitCode.Success, RunStopped.Complete));
        }

        await run.CommitAsync();
        await run.CheckpointAsync(force: true);
    }

    /// <summary>Why the run stopped, and where: a stage's number and slug, or what came before the stages.</summary>
    private sealed record Halted(int? Stage, string Phase, StageHalt Halt);
}
