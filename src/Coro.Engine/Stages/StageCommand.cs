using Coro.Engine.Running;
using Coro.Engine.Steps;

namespace Coro.Engine.Stages;

/// <summary>Runs a command on behalf of the whole campaign.</summary>
internal static class StageCommand
{
    /// <summary>Runs it with its retries. Its logs lie in a folder of the stage, one for each turn at the campaign.</summary>
    public static Task<StepRun> RunAsync(RunContext run, StageName stage, StepDefinition step) =>
        StepDrive.RunAsync(run, new StageSubject(run.State, stage.Slug, run.State.Run?.Number ?? 1), step);

    /// <summary>Where its logs of this turn are.</summary>
    public static string Logs(RunContext run, StageName stage) => run.Workspace.Stage(stage.Slug, run.State.Run?.Number ?? 1);
}
