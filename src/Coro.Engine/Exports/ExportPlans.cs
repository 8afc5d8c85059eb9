using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>What an export would write, looked up on the disk. Nothing is changed.</summary>
internal static class ExportPlans
{
    /// <summary>Looks it up.</summary>
    /// <param name="state">The campaign.</param>
    /// <param name="workspace">Its workspace.</param>
    /// <param name="skills">The skills that are to be exported.</param>
    /// <param name="time">The clock.</param>
    public static ExportPlan Of(CampaignState state, Workspace workspace, IReadOnlyList<ExportedSkill> skills, TimeProvider time)
    {
        var check = new TargetCheck(state.Settings, workspace);
        var files = new ContextFiles(state.Name, state.Settings, time);
        return new()
        {
            Campaign = state.Name,
            Folder = state.Settings.Stages.Export.Path,
            Items = [.. skills.Select(skill => Item(state, skill) with
            {
                Replaces = !TargetCheck.IsInPlace(skill) && Directory.Exists(skill.Target),
                Problem = state.Settings.Stages.Export.Command is null ? check.ProblemOf(skill) : check.SourceProblemOf(skill),
            })],
            ContextFiles = [.. files.Paths.Select(path => new ContextFile { Path = path, Problem = files.ProblemOf(path) })],
        };
    }

    /// <summary>What became of an export.</summary>
    /// <param name="state">The campaign afterwards.</param>
    /// <param name="skills">The skills that were to be exported.</param>
    public static ExportPlan Done(CampaignState state, IReadOnlyList<ExportedSkill> skills) => new()
    {
        Campaign = state.Name,
        Folder = state.Settings.Stages.Export.Path,
        Items = [.. skills.Select(skill => Done(state, skill))],
        ContextFiles = [.. state.Settings.Stages.Export.ContextFiles.Select(
            path => new ContextFile { Path = path, Problem = state.ContextFiles.GetValueOrDefault(path) })],
    };

    private static ExportItem Done(CampaignState state, ExportedSkill skill)
    {
        var (path, problem) = skill.Child is { } child
            ? (child.ExportPath, child.ExportProblem)
            : (state.StackExportPath, state.StackExportProblem);
        var item = Item(state, skill);
        return item with
        {
            ExportPath = path ?? item.ExportPath,
            Outcome = problem is null ? ExportOutcome.Exported : ExportOutcome.Failed,
            Problem = problem,
        };
    }

    private static ExportItem Item(CampaignState state, ExportedSkill skill) => new()
    {
        Campaign = state.Name,
        Name = skill.Name,
        Child = skill.Child?.Name,
        Tier = skill.Child?.Definition.Tier,
        QualityScore = skill.Child is { } child ? child.QualityScore : skill.StackScore,
        BelowTarget = skill.Child?.BelowTarget == true,
        SkillPath = SkillFolder.Of(skill.SkillPath),
        ExportPath = skill.Target ?? SkillFolder.Of(skill.SkillPath),
    };
}
