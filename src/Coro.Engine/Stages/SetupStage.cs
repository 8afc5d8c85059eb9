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
        if (await ActivateAsync(run, run.Settings.ActivationStepsPrepend, done) is { } before)
            return StageEnd.Halted(before);
        var problems = OutputCheck.Problems(run.State, run.Workspace, run.Time);
        if (problems.Count > 0)
            return StageEnd.Halted(ExitCode.Usage, string.Join('\n', problems));
        if (await PresentSkills.SettleAsync(run, found: false) is { } unsettled)
            return StageEnd.Halted(unsettled);
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
}
