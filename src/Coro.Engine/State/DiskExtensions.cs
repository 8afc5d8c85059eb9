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

    /// <summary>Creates a folder with all that lead to it, and makes each new name last.</summary>
    public static void CreateFolders(this IDisk disk, string path)
    {
        if (disk.Exists(path))
            return;
        var parent = Path.GetDirectoryName(path);
        if (parent is not null)
            disk.CreateFolders(parent);
        disk.CreateFolder(path);
        if (parent is not null)
            disk.FlushFolder(parent);
    }
}
