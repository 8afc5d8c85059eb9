using Coro.Engine.Exports;
using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 9: puts the finished skills, the stack skill among them, where the brief says, after somebody said so.</summary>
internal sealed class ExportStage : IStage
{
    public StageName Name => StageList.Export;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var export = run.Settings.Stages.Export;
        if (export.Path is null && export.Command is null && export.ContextFiles.Count == 0)
            return StageEnd.LeftOut("the brief gives neither stages.export.path nor a command");
        var skills = ExportedSkills.Of(run.State);
        if (skills.Count == 0)
            return StageEnd.LeftOut("no completed child has a skill");
        var plan = ExportPlans.Of(run.State, run.Workspace, skills, run.Time);
        var asked = await Gatekeeper.AskAsync(run, Questions.Export(plan), () => !run.State.HasFallenBack);
        if (asked.Choice is not { } choice)
            return asked.StageEnd;
        if (choice != Choices.Export)
            return StageEnd.Halted(ExitCode.ExportCancelled, "the export was cancelled; nothing was written. Resume the campaign to be asked again");
        return await new Exporter(run, skills).RunAsync() is { } halt ? StageEnd.Halted(halt) : StageEnd.Done;
    }
}
