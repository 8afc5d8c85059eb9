namespace Coro.Engine.State;

/// <summary>
/// Puts a new state file in place of the present one, which stays as <c>.bak</c>. There is a whole primary at every
/// moment. The caller has journalled the new content's hash before.
/// </summary>
internal static class CheckpointWriter
{
    /// <summary>Replaces the state file.</summary>
    /// <param name="disk">Where it lies.</param>
    /// <param name="workspace">Whose it is.</param>
    /// <param name="content">The new content.</param>
    /// <param name="keepPresent">Whether the present file is good enough to become the backup.</param>
    public static void Write(IDisk disk, Workspace workspace, ReadOnlySpan<byte> content, bool keepPresent)
    {
        if (keepPresent && disk.Exists(workspace.Checkpoint))
            disk.Keep(workspace.Checkpoint, workspace.CheckpointBackup);
        var temporary = workspace.Checkpoint + ".tmp";
        disk.WriteAll(temporary, content);
        disk.Rename(temporary, workspace.Checkpoint);
        disk.FlushFolder(workspace.Folder);
    }
}
