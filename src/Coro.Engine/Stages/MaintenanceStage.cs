using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 10: the report, and whatever the brief wants done afterwards.</summary>
internal sealed class MaintenanceStage : IStage
{
    public StageName Name => StageList.Maintenance;

    public Task<StageEnd> RunAsync(RunContext run) => EndAsync(run, Name);

    /// <summary>Ends a campaign, in the last stage of its workflow: writes the report, and runs <c>on_complete</c>.</summary>
    public static async Task<StageEnd> EndAsync(RunContext run, StageName stage)
    {
        await run.CommitAsync();
        try
        {
            await ReportFiles.WriteAsync(run);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return StageEnd.Halted(
                ExitCode.ReportFailure,
                $"the campaign is complete, but its report {run.Workspace.Report} could not be written: {problem.Message} "
                + "Mend that, then resume to write it");
        }

        return await CompleteAsync(run, stage);
    }

    private static async Task<StageEnd> CompleteAsync(RunContext run, StageName stage)
    {
        if (run.Settings.Stages.OnComplete is not { } step || run.State.StageStepsDone.Contains(step.Name))
            return StageEnd.Done;
        var ended = await StageCommand.RunAsync(run, stage, ReportArgument.AddTo(step));
        if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
            return StageEnd.Halted(StageHalt.Stopped(reason));
        if (ended.Outcome != StepOutcome.Success)
            run.Note($"on_complete did not succeed: {ended.Message ?? ended.Outcome.ToString()}", warning: true);
        return StageEnd.Done;
    }
}
