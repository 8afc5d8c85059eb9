using Coro.Engine.State;
using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Exports;

/// <summary>
/// What may be put where: an export writes in the export folder alone, replaces nothing but skills, and reads only what lies in a
/// folder that the campaign trusts.
/// </summary>
/// <param name="settings">The campaign's settings.</param>
/// <param name="workspace">Its workspace.</param>
internal sealed class TargetCheck(CampaignSettings settings, Workspace workspace)
{
    private readonly string _origin = RealPath.OfPlanned(settings.Origin);
    private readonly string _workspace = RealPath.OfPlanned(workspace.Folder);

    /// <summary>What keeps a folder from being written, whatever is put there; null: nothing.</summary>
    public string? ProblemOf(string target)
    {
        if (new FileInfo(target).LinkTarget is not null)
            return $"{target} is a link, and exports follow none; remove it";
        if (File.Exists(target))
            return $"{target} is a file, where a folder is to be; move it away";
        var real = RealPath.OfPlanned(target);
        if (RealPath.IsIn(_origin, real) || RealPath.IsIn(_workspace, real))
            return $"{target} holds the brief or the campaign itself; change stages.export.path";
        if (Path.Exists(Path.Combine(target, ".git")))
            return $"{target} is a git repository, and replacing it would lose its history; change stages.export.path";
        return null;
    }

    /// <summary>What keeps a skill from being read; null: nothing.</summary>
    public string? SourceProblemOf(ExportedSkill skill)
    {
        new TrustedPaths(Trusted(settings, workspace), settings.Origin).Resolve(SkillFolder.Of(skill.SkillPath), out var problem);
        return problem is null ? null : $"the skill's folder {problem}";
    }

    /// <summary>What keeps a skill from being copied to its place; null: nothing.</summary>
    public string? ProblemOf(ExportedSkill skill)
    {
        if (SourceProblemOf(skill) is { } unreadable)
            return unreadable;
        if (skill.Target is not { } target)
            return null;
        if (ProblemOf(target) is { } problem)
            return problem;
        var folder = SkillFolder.Of(skill.SkillPath);
        var (from, to) = (RealPath.OfPlanned(folder), RealPath.OfPlanned(target));
        if (from == to)
            return null;
        if (RealPath.IsIn(_origin, from) || RealPath.IsIn(_workspace, from))
            return $"the skill's folder {folder} holds the brief or the campaign itself; a skill needs a folder of its own";
        if (RealPath.IsIn(to, from) || RealPath.IsIn(from, to))
            return $"the skill's folder {folder} and {target} lie in each other; change stages.export.path";
        return IsOurs(skill, folder) ? null
            : $"{target} is there and is no skill (it has no {SkillFolder.File}); move it away, or change stages.export.path";
    }

    /// <summary>Whether a skill lies where it is to go.</summary>
    public static bool IsInPlace(ExportedSkill skill) =>
        skill.Target is null || RealPath.OfPlanned(SkillFolder.Of(skill.SkillPath)) == RealPath.OfPlanned(skill.Target);

    /// <summary>Where files may be read that belong to a campaign.</summary>
    public static IReadOnlyList<string> Trusted(CampaignSettings settings, Workspace workspace) =>
        settings.Stages.Export.Path is { } export
            ? [workspace.Folder, settings.Origin, export]
            : [workspace.Folder, settings.Origin];

    // Where a campaign makes something else than skills, what is there is such a thing, too.
    private static bool IsOurs(ExportedSkill skill, string folder) =>
        !Directory.Exists(skill.Target) || SkillFolder.IsSkill(skill.Target) || skill.Before == skill.Target
        || !SkillFolder.IsSkill(folder) || !Directory.EnumerateFileSystemEntries(skill.Target).Any();
}
