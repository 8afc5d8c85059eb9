using Coro.Engine.Gates;
using Coro.Engine.History;
using Coro.Engine.Running;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 9: puts the finished skills, the stack skill among them, into the export folder, after somebody said so. A skill that cannot
/// be written is told and does not keep the others back.
/// </summary>
internal sealed class ExportStage : IStage
{
    public StageName Name => StageList.Export;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (run.Settings.Stages.Export.Path is not { } folder)
            return StageEnd.LeftOut("the brief gives no stages.export.path");
        var skills = Skills(run.State, folder);
        if (skills.Count == 0)
            return StageEnd.LeftOut("no completed child has a skill");
        var gate = Questions.Export(folder, [.. skills.Select(Shown)]);
        var asked = await Gatekeeper.AskAsync(run, gate, () => !run.State.HasFallenBack);
        if (asked.Choice is not { } choice)
            return asked.StageEnd;
        if (choice != Choices.Export)
            return StageEnd.Halted(ExitCode.ExportCancelled, "the export was cancelled; nothing was written. Resume the campaign to be asked again");
        foreach (var skill in skills)
        {
            if (run.StopReason is { } reason)
                return StageEnd.Halted(StageHalt.Stopped(reason));
            await ExportAsync(run, skill);
        }

        return StageEnd.Done;
    }

    private static List<ExportedSkill> Skills(CampaignState state, string folder)
    {
        var skills = new List<ExportedSkill>();
        foreach (var child in state.Children)
        {
            if (child.Status == ChildStatus.Completed && child.SkillPath is { } path)
                skills.Add(new(child.Name, SkillFolder.Of(path), Path.Combine(folder, child.Name)));
        }

        if (state.StageResults.GetValueOrDefault("capstone") is { Outcome: StepOutcome.Success, Result.SkillPath: { } stack })
            skills.Add(new(ChildFold.Stack, SkillFolder.Of(stack), Path.Combine(folder, StackName(state))));
        return skills;
    }

    // The campaign's name may be a child's, too; what a child is called has to stay its own.
    private static string StackName(CampaignState state)
    {
        var name = state.Name + "-stack";
        while (state.Find(name) is not null)
            name += "-stack";
        return name;
    }

    private static string Shown(ExportedSkill skill) =>
        Path.GetFileName(skill.Target) + (Directory.Exists(skill.Target) ? "  (replaces the one that is there)" : "");

    private static async Task ExportAsync(RunContext run, ExportedSkill skill)
    {
        try
        {
            await Task.Run(() => SkillFolder.Publish(skill.Source, skill.Target));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            run.Note($"{Path.GetFileName(skill.Target)} was not exported to {skill.Target}: {problem.Message}", warning: true, skill.Child);
            return;
        }

        run.Record(new ChildExported(skill.Child, skill.Target));
        await run.CommitAsync();
    }

    private sealed record ExportedSkill(string Child, string Source, string Target);
}
