namespace Coro.Engine.State.SkillForge;

/// <summary>Keeps what Skill Forge wrote, before the first file of Coro's takes its place.</summary>
internal static class SkillForgeFiles
{
    /// <summary>Keeps the state file, and the backup beside it, under names of their own; and ends the last line of the decision log.</summary>
    public static void Keep(IDisk disk, Workspace workspace)
    {
        KeepAs(disk, workspace.Checkpoint, workspace.SkillForgeState);
        KeepAs(disk, workspace.CheckpointBackup, workspace.SkillForgeState + ".bak");
        EndLastLine(disk, workspace.DecisionLog);
        disk.FlushFolder(workspace.Folder);
    }

    private static void KeepAs(IDisk disk, string path, string kept)
    {
        if (disk.Exists(path) && !disk.Exists(kept))
            disk.Keep(path, kept);
    }

    // Whoever appends takes a line without an end for one that a crash left unfinished.
    private static void EndLastLine(IDisk disk, string path)
    {
        if (!disk.Exists(path))
            return;
        using var file = disk.OpenWrite(path);
        var last = new byte[1];
        if (file.Length > 0 && file.Read(file.Length - 1, last) == 1 && last[0] != '\n')
            file.Write(file.Length, "\n"u8);
    }
}
