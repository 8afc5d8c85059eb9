using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>Everything that would keep a campaign from putting its results where the brief says, found out before hours of work.</summary>
internal static class OutputCheck
{
    /// <summary>All problems, a sentence each. The export folder is made if it is not there.</summary>
    public static IReadOnlyList<string> Problems(CampaignState state, Workspace workspace, TimeProvider time)
    {
        var problems = new List<string>();
        if (state.Settings.Stages.Export.Path is { } folder)
        {
            if (FolderProblem(folder, state.JobId) is { } problem)
                problems.Add(problem);
            else if (state.Settings.Stages.Export.Command is null)
                problems.AddRange(Targets(state, workspace, folder));
        }

        var files = new ContextFiles(state.Name, state.Settings, time);
        foreach (var path in files.Paths)
        {
            if (files.ProblemOf(path) is { } problem)
                problems.Add($"The context file {path} cannot be kept up to date: {problem}. Mend that, or change stages.export.context_files.");
        }

        return problems;
    }

    private static string? FolderProblem(string folder, string jobId)
    {
        if (File.Exists(folder))
            return $"The export path {folder} is a file. Name a folder in stages.export.path.";
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, Leftovers.Probe(jobId));
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"The export folder {folder} cannot be written: {problem.Message} Change stages.export.path or the rights.";
        }
    }

    private static IEnumerable<string> Targets(CampaignState state, Workspace workspace, string folder)
    {
        var check = new TargetCheck(state.Settings, workspace);
        return state.Children.Select(child => child.Name).Append(ExportedSkills.StackName(state))
            .Select(name => check.ProblemOf(Path.Combine(folder, name)))
            .OfType<string>()
            .Select(problem => $"A skill could not be exported: {problem}.");
    }
}
