using Coro.Engine.State;

namespace Coro.Engine.Exports;

/// <summary>
/// What a crash may have left of this campaign: copies that were being made, and files that were being replaced. All of it has a
/// name that only this campaign gives, and whoever holds its lock knows that nobody is at work on it.
/// </summary>
internal static class Leftovers
{
    /// <summary>Removes copies of skills that were not finished, and puts back what they were to replace.</summary>
    /// <param name="folder">The export folder.</param>
    /// <param name="jobId">Whose leftovers.</param>
    public static void InExportFolder(string folder, string jobId)
    {
        if (!Directory.Exists(folder))
            return;
        var (fresh, old) = ($".{jobId}{SkillFolder.Fresh}", $".{jobId}{SkillFolder.Old}");
        try
        {
            foreach (var left in Directory.GetDirectories(folder, ".*" + old))
                SkillFolder.Settle(left, Path.Combine(folder, Path.GetFileName(left)[1..^old.Length]));
            foreach (var left in Directory.GetDirectories(folder, ".*" + fresh))
                SkillFolder.Remove(left);
            File.Delete(Path.Combine(folder, Probe(jobId)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // They do no harm, and the next export looks again.
        }
    }

    /// <summary>Removes what was being written in place of a file of the workspace.</summary>
    public static void InWorkspace(Workspace workspace)
    {
        foreach (var file in new[]
        {
            workspace.Checkpoint, workspace.CheckpointBackup, workspace.Journal, workspace.Report, workspace.HtmlReport,
        })
        {
            try
            {
                File.Delete(file + ".tmp");
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // It does no harm.
            }
        }
    }

    /// <summary>The file by which setup finds out whether a folder can be written.</summary>
    public static string Probe(string jobId) => $".coro-{jobId}";
}
