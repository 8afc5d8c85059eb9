using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stages 6 to 8: a command of the brief's works on the whole campaign. What it answers is recorded; its failure is told and
/// never stops the campaign.
/// </summary>
internal sealed class CommandStage(StageName name, Func<StageSettings, StepDefinition?> command) : IStage
{
    public StageName Name => name;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (command(run.Settings.Stages) is not { } step)
            return StageEnd.LeftOut($"the brief gives no command for stages.{name.Slug}");
        if (run.State.Count(ChildStatus.Completed) == 0)
            return StageEnd.LeftOut("no child is completed");
        if (run.State.StageStepsDone.Contains(step.Name) && run.State.StageResults.ContainsKey(name.Slug))
            return StageEnd.Done;
        var ended = await StageCommand.RunAsync(run, name, step);
        if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
            return StageEnd.Halted(StageHalt.Stopped(reason));
        run.Record(new StageResultRecorded(name.Slug, ended.Outcome, ended.Message, ended.Result));
        if (ended.Outcome != StepOutcome.Success)
            run.Note($"{name.Slug} did not succeed: {ended.Message ?? ended.Outcome.ToString()}; the campaign goes on", warning: true);
        return StageEnd.Done;
    }
}
