using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>Keeps the block of skills in the files that the brief names up to date.</summary>
/// <param name="campaign">The campaign's name.</param>
/// <param name="settings">Its settings.</param>
/// <param name="time">The clock.</param>
internal sealed class ContextFiles(string campaign, CampaignSettings settings, TimeProvider time)
{
    private readonly ContextFileWriter _writer = new(
        settings.Stages.Export.Path is { } export ? [settings.Origin, export] : [settings.Origin], time);

    /// <summary>The files.</summary>
    public IReadOnlyList<string> Paths => settings.Stages.Export.ContextFiles;

    /// <summary>What keeps a file from being changed; null: nothing. Nothing is written.</summary>
    public string? ProblemOf(string path) => Try(() => Change(ContextFileWriter.Read(_writer.Resolve(path)), path, []));

    /// <summary>Brings a file up to date.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <param name="skills">What was exported: each skill's name and folder.</param>
    /// <returns>Why it could not be; null: it could.</returns>
    public string? Update(string path, IReadOnlyList<(string Name, string Folder)> skills)
    {
        var described = skills.Select(skill => (skill.Name, skill.Folder, SkillCard.DescriptionOf(skill.Folder))).ToList();
        return Try(() => _writer.Change(path, file => Change(file, path, described)));
    }

    /// <summary>All that is exported, or was there and is kept, with its folder, in the order of the brief.</summary>
    public static IReadOnlyList<(string Name, string Folder)> Exported(CampaignState state)
    {
        var skills = state.Children
            .Where(child => child is { Status: ChildStatus.Completed or ChildStatus.Skipped, ExportPath: not null })
            .Select(child => (child.Name, SkillFolder.Of(child.ExportPath!))).ToList();
        if (state.StackExportPath is { } stack)
            skills.Add((ExportedSkills.StackName(state), SkillFolder.Of(stack)));
        return skills;
    }

    private byte[] Change(byte[] file, string path, IReadOnlyList<(string Name, string Folder, string? Description)> skills)
    {
        var lines = SkillLines.Of(campaign, skills, Path.GetDirectoryName(path)!);
        var changed = SkillBlock.Put(file, campaign, lines, out var problem);
        return problem is null ? changed : throw new IOException(problem);
    }

    private static string? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }
}
