using Coro.Engine.Exports;
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
        if (await Activation.RunAsync(run, Name, run.Settings.ActivationStepsPrepend, done) is { } before)
            return StageEnd.Halted(before);
        var problems = OutputCheck.Problems(run.State, run.Workspace, run.Time);
        if (problems.Count > 0)
            return StageEnd.Halted(ExitCode.Usage, string.Join('\n', problems));
        if (await PresentSkills.SettleAsync(run, found: false) is { } unsettled)
            return StageEnd.Halted(unsettled);
        return await Activation.RunAsync(run, Name, run.Settings.ActivationStepsAppend, done) is { } after ? StageEnd.Halted(after) : StageEnd.Done;
    }
}
