namespace Coro.Engine.Stages;

/// <summary>Copies skills so that a reader never sees half of one.</summary>
internal static class SkillFolder
{
    /// <summary>The skill's folder: a step may name the folder or the file in it.</summary>
    public static string Of(string skillPath) =>
        File.Exists(skillPath) ? Path.GetDirectoryName(skillPath)! : skillPath;

    /// <summary>
    /// Puts a copy of a folder in another's place. The copy is made beside it and renamed, so that at every moment the target is
    /// absent for an instant at most, and never incomplete.
    /// </summary>
    /// <exception cref="IOException">It cannot be read or written; the target is as it was.</exception>
    public static void Publish(string source, string target)
    {
        if (!Directory.Exists(source))
            throw new DirectoryNotFoundException($"The skill's folder {source} does not exist.");
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        var mark = $".{Path.GetFileName(target)}.{Guid.NewGuid():n}";
        var fresh = Path.Combine(parent, mark + ".new");
        var old = Path.Combine(parent, mark + ".old");
        try
        {
            FolderCopy.Copy(source, fresh);
            if (Directory.Exists(target))
                Directory.Move(target, old);
            try
            {
                Directory.Move(fresh, target);
            }
            catch when (Directory.Exists(old))
            {
                Directory.Move(old, target);
                throw;
            }
        }
        finally
        {
            Remove(fresh);
            Remove(old);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
