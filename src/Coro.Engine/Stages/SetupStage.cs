using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 0: everything that has to be there before anything runs. The activation steps prepare what the campaign works on.
/// </summary>
internal sealed class SetupStage : IStage
{
    public StageName Name => StageList.Setup;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var done = new Queue<string>(run.State.StageStepsDone);
        if (await ActivateAsync(run, run.Settings.ActivationStepsPrepend, done) is { } before)
            return StageEnd.Halted(before);
        if (ExportFolderProblem(run) is { } problem)
            return StageEnd.Halted(ExitCode.Usage, problem);
        return await ActivateAsync(run, run.Settings.ActivationStepsAppend, done) is { } after ? StageEnd.Halted(after) : StageEnd.Done;
    }

    private async Task<StageHalt?> ActivateAsync(RunContext run, IReadOnlyList<StepDefinition> steps, Queue<string> done)
    {
        foreach (var step in steps)
        {
            // In their order, since a step of either list may have the name of one of the other.
            if (done.TryPeek(out var first) && first == step.Name)
            {
                done.Dequeue();
                continue;
            }

            done.Clear();
            var ended = await StageCommand.RunAsync(run, Name, step);
            if (run.StopReason is { } reason)
                return StageHalt.Stopped(reason);
            if (ended.Outcome != StepOutcome.Success)
            {
                return new(
                    ExitCode.InvalidState,
                    $"activation step '{step.Name}' did not succeed: {ended.Message ?? ended.Outcome.ToString()}. Its logs are in "
                    + $"{run.Workspace.Stage(Name.Slug, run.State.Run?.Number ?? 1)}");
            }
        }

        return null;
    }

    // Found out now, and not after hours of work.
    private static string? ExportFolderProblem(RunContext run)
    {
        if (run.Settings.Stages.Export.Path is not { } folder)
            return null;
        if (File.Exists(folder))
            return $"The export path {folder} is a file. Name a folder in stages.export.path.";
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".coro-{Guid.NewGuid():n}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"The export folder {folder} cannot be written: {problem.Message} Change stages.export.path or the rights.";
        }
    }
}
