namespace Coro.Engine.Running;

/// <summary>A campaign that halts after work was done still gets its report.</summary>
internal static class HaltReport
{
    /// <summary>Writes it where there is something to report. That it cannot be written is told, and hides no other trouble.</summary>
    public static async Task WriteAsync(RunContext run, int? stage, StageHalt halt)
    {
        if (!(stage >= run.State.Stages.FirstLoop.Number) || halt.ExitCode == ExitCode.ReportFailure)
            return;
        try
        {
            await ReportFiles.WriteAsync(run, halt.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            run.Note($"the report {run.Workspace.Report} could not be written: {problem.Message}", warning: true);
        }
    }
}
