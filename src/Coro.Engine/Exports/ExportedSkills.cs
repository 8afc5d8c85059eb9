using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>Which skills a campaign has to export.</summary>
internal static class ExportedSkills
{
    /// <summary>Those of the completed children, and the stack skill last.</summary>
    public static List<ExportedSkill> Of(CampaignState state)
    {
        var folder = state.Settings.Stages.Export.Path;
        var skills = new List<ExportedSkill>();
        foreach (var child in state.Children)
        {
            if (child.Status == ChildStatus.Completed && child.SkillPath is { } path)
                skills.Add(new(child.Name, child, path, Target(folder, child.Name)) { Before = child.ExportPath });
        }

        if (state.Answered(StageList.Capstone) is { SkillPath: { } stack } answer)
        {
            var name = StackName(state);
            skills.Add(new(name, null, stack, Target(folder, name)) { StackScore = answer.QualityScore, Before = state.StackExportPath });
        }

        return skills;
    }

    /// <summary>What the stack skill is called. The campaign's name may be a child's, too; what a child is called has to stay its own.</summary>
    public static string StackName(CampaignState state)
    {
        var name = state.Name + "-stack";
        while (state.Find(name) is not null)
            name += "-stack";
        return name;
    }

    private static string? Target(string? folder, string name) => folder is null ? null : Path.Combine(folder, name);
}
