using System.Text;

namespace Coro.Engine.State;

/// <summary>
/// What a campaign's folder in the root holds instead of the campaign, when that lies elsewhere: a text file with the absolute
/// path of the workspace.
/// </summary>
internal static class WorkspacePointer
{
    private const int Longest = 32 << 10;

    /// <summary>The file.</summary>
    public static string In(string home) => Path.Combine(home, "_campaign-workspace-path.txt");

    /// <summary>Where the workspace is; null: nothing says that it is elsewhere.</summary>
    /// <exception cref="CorruptStateException">What is said makes no sense.</exception>
    public static string? Read(string home)
    {
        var file = In(home);
        using var open = RealDisk.Instance.OpenRead(file);
        if (open is null)
            return null;
        var bytes = new byte[Math.Min(open.Length, Longest)];
        var path = Encoding.UTF8.GetString(bytes.AsSpan(0, open.Read(0, bytes))).Trim();
        return Path.IsPathFullyQualified(path) && !path.Any(char.IsControl)
            ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))
            : throw new CorruptStateException(
                $"{file} says where the campaign lies, but {Shown.Quote(path)} is no absolute path. Write the path of its folder into it; "
                + "or remove the file, if there is no such campaign.");
    }

    /// <summary>Says where the workspace is, before there is anything in it: a campaign that nobody finds would be lost.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string home, string workspace, IDisk disk)
    {
        var file = In(home);
        try
        {
            disk.CreateFolders(home);
            disk.Replace(file, Encoding.UTF8.GetBytes(workspace + "\n"));
            disk.FlushFolder(home);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskError.Of(file, e);
        }
    }

    /// <summary>Forgets it.</summary>
    public static void Remove(string home, IDisk disk)
    {
        if (!disk.Exists(In(home)))
            return;
        disk.Delete(In(home));
        disk.FlushFolder(home);
    }
}
