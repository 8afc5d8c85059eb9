using System.Text;
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
    private const string Go = "export";
    private const string Cancel = "cancel";

    public StageName Name => StageList.Export;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (run.Settings.Stages.Export.Path is not { } folder)
            return StageEnd.LeftOut("the brief gives no stages.export.path");
        var skills = Skills(run.State, folder);
        if (skills.Count == 0)
            return StageEnd.LeftOut("no completed child has a skill");
        var (choice, halt) = await Gatekeeper.AskAsync(run, new()
        {
            Id = "export",
            Kind = GateKind.Export,
            Question = Question(skills, folder),
            Choices = [Go, Cancel],
            Default = Go,
        });
        if (halt is not null)
            return StageEnd.Halted(halt);
        if (choice != Go)
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

        if (state.Answered(StageList.Capstone) is { SkillPath: { } stack })
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

    private static string Question(List<ExportedSkill> skills, string folder)
    {
        var text = new StringBuilder($"Write {skills.Count} skills to {folder}?");
        foreach (var skill in skills)
        {
            text.Append('\n').Append("  ").Append(Path.GetFileName(skill.Target));
            if (Directory.Exists(skill.Target))
                text.Append("  (replaces the one that is there)");
        }

        return text.ToString();
    }

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
