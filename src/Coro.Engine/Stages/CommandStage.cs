using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.Steps.Requests;

namespace Coro.Engine.Stages;

/// <summary>
/// Stages 6 to 8: a command of the brief's works on the whole campaign. What it answers is recorded; its failure is told and
/// never stops the campaign.
/// </summary>
/// <param name="name">The stage.</param>
/// <param name="command">Its command.</param>
/// <param name="afterwards">What follows when it has succeeded; null: nothing.</param>
internal sealed class CommandStage(
    StageName name, Func<StageSettings, StepDefinition?> command, Action<RunContext>? afterwards = null) : IStage
{
    public StageName Name => name;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (command(run.Settings.Stages) is not { } step)
            return StageEnd.LeftOut($"the brief gives no command for stages.{name.Slug}");
        if (run.State.Count(ChildStatus.Completed) == 0)
            return StageEnd.LeftOut("no child is completed");
        if (!(run.State.StageStepsDone.Contains(step.Name) && run.State.StageResults.ContainsKey(name.Slug)))
        {
            if (WithoutDocument(run, step) is { } why)
                return StageEnd.LeftOut(why);
            if (await DoAsync(run, step) is { } halt)
                return StageEnd.Halted(halt);
        }

        if (run.State.StageResults[name.Slug].Outcome == StepOutcome.Success)
            afterwards?.Invoke(run);
        return StageEnd.Done;
    }

    /// <summary>Why the command cannot do without an architecture document that is not there; null: it can, or there is one.</summary>
    private string? WithoutDocument(RunContext run, StepDefinition step)
    {
        if (ArchitectureDocument.Find(run) is not null)
            return null;
        var why = ArchitectureDocument.WhyNone(run.Settings);
        if (Placeholders.Uses(step, Placeholders.ArchitectureDocument))
            return $"its command asks for {{{Placeholders.ArchitectureDocument}}}, and {why}";
        if (name != StageList.Capstone)
            run.Note($"{name.Slug} runs without: {why}");
        return null;
    }

    private async Task<StageHalt?> DoAsync(RunContext run, StepDefinition step)
    {
        var ended = await StageCommand.RunAsync(run, name, step);
        if (ended.Outcome == StepOutcome.Cancelled && run.StopReason is { } reason)
            return StageHalt.Stopped(reason);
        run.Record(new StageResultRecorded(name.Slug, ended.Outcome, ended.Message, ended.Result));
        if (ended.Outcome != StepOutcome.Success)
            run.Note($"{name.Slug} did not succeed: {ended.Message ?? ended.Outcome.ToString()}; the campaign goes on", warning: true);
        return null;
    }
}
