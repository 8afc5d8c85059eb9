namespace Coro.Engine.State;

/// <summary>What is often done with whole files.</summary>
internal static class DiskExtensions
{
    /// <summary>The content of a file; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is larger than <paramref name="limit"/>.</exception>
    public static byte[]? ReadAll(this IDisk disk, string path, long limit)
    {
        using var file = disk.OpenRead(path);
        if (file is null)
            return null;
        var length = file.Length;
        if (length > limit)
            throw new InvalidDataException($"{path} has {length} bytes; at most {limit} are read.");
        var bytes = new byte[length];
        var read = file.Read(0, bytes);
        return read == length ? bytes : bytes[..read];
    }

    /// <summary>Writes a file anew and returns when its content is on the disk. Its name is not made to last.</summary>
    public static void WriteAll(this IDisk disk, string path, ReadOnlySpan<byte> bytes)
    {
        using var file = disk.OpenWrite(path);
        if (file.Length > 0)
            file.SetLength(0);
        file.Write(0, bytes);
        file.Flush();
    }

    /// <summary>Keeps a file under a second name as well, in place of whatever has that name.</summary>
    public static void Keep(this IDisk disk, string path, string second)
    {
        var temporary = second + ".tmp";
        disk.Delete(temporary);
        if (!disk.TryLink(path, temporary))
            disk.WriteAll(temporary, disk.ReadAll(path, long.MaxValue) ?? []);
        disk.Rename(temporary, second);

        // Where both names were the same file already, the system leaves the third in place.
        disk.Delete(temporary);
    }

    /// <summary>Puts new content in place of a file's: whoever looks finds all of the one or of the other, also after a power cut.</summary>
    public static void Replace(this IDisk disk, string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".tmp";
        disk.WriteAll(temporary, bytes);
        disk.Rename(temporary, path);
    }

    /// <summary>Returns when a file that somebody else wrote is on the disk, with its name.</summary>
    public static void MakeLast(this IDisk disk, string path)
    {
        using (var file = disk.OpenFlushable(path))
            file?.Flush();
        disk.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Creates a folder with all that lead to it, and makes their names last.</summary>
    public static void CreateFolders(this IDisk disk, string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (!disk.Exists(path))
        {
            if (parent is not null)
                disk.CreateFolders(parent);
            disk.CreateFolder(path);
        }

        // Also where it is there already: whoever created it may have been killed before this. What leads to it lasts then.
        if (parent is not null)
            disk.FlushFolder(parent);
    }
}
