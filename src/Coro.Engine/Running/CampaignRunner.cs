using Coro.Engine.History;
using Coro.Engine.Stages;

namespace Coro.Engine.Running;

/// <summary>Takes a campaign through its stages, from the one after the highest completed to the last, or to a halt.</summary>
internal static class CampaignRunner
{
    /// <summary>Runs it.</summary>
    /// <returns>Why it stopped before its end, and in which stage; no halt when it is complete.</returns>
    public static async Task<(StageHalt? Halt, string Phase)> RunAsync(RunContext run)
    {
        run.Record(new RunStarted(Environment.ProcessId, Environment.MachineName, run.Options.User, CoroVersion.Text));
        var phase = StageList.Setup.Slug;
        foreach (var stage in Workflows.Of(run.Settings.Workflow))
        {
            phase = stage.Name.Slug;
            if (stage.Name.Number <= run.State.CurrentStage)
                continue;
            var end = run.StopReason is { } reason ? StageEnd.Halted(StageHalt.Stopped(reason)) : await EnterAsync(run, stage);
            if (end.Halt is { } halt)
            {
                await HaltAsync(run, stage, halt);
                return (halt, phase);
            }

            await CompleteAsync(run, stage, end.LeftOutBecause);
        }

        run.Record(new RunStopped(ExitCode.Success, "complete"));
        await run.CommitAsync();
        await run.CheckpointAsync(force: true);
        return (null, phase);
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

    private static async Task HaltAsync(RunContext run, IStage stage, StageHalt halt)
    {
        await HaltReport.WriteAsync(run, stage, halt);
        run.Record(new RunStopped(halt.ExitCode, halt.Message));
        run.Tell(new StageProgress(stage.Name.Number, stage.Name.Slug, "halt", halt.ExitCode));
        await run.CommitAsync();
        await run.CheckpointAsync(force: true);
    }
}
