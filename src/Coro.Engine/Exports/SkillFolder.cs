using Coro.Engine.State;
using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Exports;

/// <summary>Copies skills so that a reader never sees half of one.</summary>
internal static class SkillFolder
{
    /// <summary>The file that makes a folder a skill.</summary>
    public const string File = "SKILL.md";

    /// <summary>The ending of a copy that is being made.</summary>
    public const string Fresh = ".new";

    /// <summary>The ending of what was there before, while a copy takes its place.</summary>
    public const string Old = ".old";

    // Without the bits that lend a program its owner's rights.
    private const UnixFileMode Ordinary = (UnixFileMode)0x1FF;

    /// <summary>The skill's folder: a step may name the folder or the file in it.</summary>
    public static string Of(string skillPath) =>
        System.IO.File.Exists(skillPath) ? Path.GetDirectoryName(skillPath)! : skillPath;

    /// <summary>Whether a folder is a skill.</summary>
    public static bool IsSkill(string folder) => System.IO.File.Exists(Path.Combine(folder, File));

    /// <summary>
    /// Puts a copy of a folder in another's place. The copy is made beside it, and then the two change places: in one step where the
    /// system can, otherwise with an instant in which the target is absent. It is never incomplete.
    /// </summary>
    /// <param name="source">The folder.</param>
    /// <param name="target">The place.</param>
    /// <param name="mark">Names what lies beside the target meanwhile, so that its owner knows it again after a crash.</param>
    /// <param name="exchange">Lets two folders change places; null: as the system can.</param>
    /// <returns>The links that were left out, relative to the folder: one could bring in what lies outside of it.</returns>
    /// <exception cref="IOException">It cannot be read or written; the target is as it was.</exception>
    public static IReadOnlyList<string> Publish(
        string source, string target, string mark, Func<string, string, bool>? exchange = null)
    {
        if (!Directory.Exists(source))
            throw new DirectoryNotFoundException($"The skill's folder {source} does not exist.");
        var parent = Path.GetDirectoryName(target)!;
        RealDisk.Instance.CreateFolders(parent);
        var beside = Path.Combine(parent, $".{Path.GetFileName(target)}.{mark}");
        var (fresh, old) = (beside + Fresh, beside + Old);
        Remove(fresh);
        Settle(old, target);
        try
        {
            var links = new List<string>();
            Copy(new DirectoryInfo(source), fresh, "", links);
            if (!Directory.Exists(target))
                Directory.Move(fresh, target);
            else if (!(exchange ?? FolderSwap.TryExchange)(fresh, target))
                Replace(fresh, target, old);
            RealDisk.Instance.FlushFolder(parent);
            return links;
        }
        finally
        {
            Remove(fresh);
            Settle(old, target);
        }
    }

    /// <summary>Removes what was in the target's place; or puts it back, where nothing has come into that place.</summary>
    public static void Settle(string old, string target)
    {
        if (Directory.Exists(target))
            Remove(old);
        else if (Directory.Exists(old))
            Directory.Move(old, target);
    }

    private static void Replace(string fresh, string target, string old)
    {
        Directory.Move(target, old);
        Directory.Move(fresh, target);
    }

    private static void Copy(DirectoryInfo source, string target, string path, List<string> links)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var inner = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            var place = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is not null)
                links.Add(inner);
            else if (entry is DirectoryInfo folder)
                Copy(folder, place, inner, links);
            else
                CopyFile(entry.FullName, place, inner);
        }

        RealDisk.Instance.FlushFolder(target);
    }

    private static void CopyFile(string source, string target, string path)
    {
        // A pipe or a device in a skill would keep whoever opens it waiting.
        using var from = Open(source, path);
        using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        using var reader = new FileStream(from, FileAccess.Read);
        reader.CopyTo(to);
        to.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(target, System.IO.File.GetUnixFileMode(source) & Ordinary);
    }

    private static Microsoft.Win32.SafeHandles.SafeFileHandle Open(string source, string path)
    {
        try
        {
            return OwnFile.Open(source) ?? throw new FileNotFoundException("it is gone");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{path} cannot be read: {problem.Message}", problem);
        }
    }

    /// <summary>Removes a folder, if it is there.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
