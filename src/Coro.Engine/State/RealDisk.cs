namespace Coro.Engine.State;

/// <summary>The machine's own file system.</summary>
internal sealed class RealDisk : IDisk
{
    public static readonly RealDisk Instance = new();

    // Deletion by others is allowed so that Windows, too, can rename over a file that a reader has open.
    private const FileShare Everybody = FileShare.ReadWrite | FileShare.Delete;

    private RealDisk()
    {
    }

    public bool Exists(string path) => Path.Exists(path);

    public IDiskFile? OpenRead(string path)
    {
        try
        {
            return new RealFile(File.OpenHandle(path, FileMode.Open, FileAccess.Read, Everybody));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Windows lets only those flush who may write; everywhere else a reader can.
    public IDiskFile? OpenFlushable(string path)
    {
        if (!OperatingSystem.IsWindows())
            return OpenRead(path);
        try
        {
            return new RealFile(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Everybody));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return OpenRead(path);
        }
    }

    public IDiskFile OpenWrite(string path) =>
        new RealFile(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Everybody));

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public bool TryLink(string from, string to) =>
        OperatingSystem.IsWindows() ? Native.CreateHardLink(to, from, 0) : Native.Link(from, to) == 0;

    public void Delete(string path) => File.Delete(path);

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public void FlushFolder(string path)
    {
        // Windows has no such call: NTFS keeps the order of names by itself.
        if (OperatingSystem.IsWindows())
            return;
        using var folder = Native.OpenUnlocked(path);
        if (folder is not null)
            RandomAccess.FlushToDisk(folder);
    }

    private sealed class RealFile(Microsoft.Win32.SafeHandles.SafeFileHandle handle) : IDiskFile
    {
        public long Length => RandomAccess.GetLength(handle);

        public int Read(long offset, Span<byte> buffer)
        {
            var total = 0;
            while (total < buffer.Length)
            {
                var read = RandomAccess.Read(handle, buffer[total..], offset + total);
                if (read == 0)
                    break;
                total += read;
            }

            return total;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

        public void SetLength(long length) => RandomAccess.SetLength(handle, length);

        public void Flush() => RandomAccess.FlushToDisk(handle);

        public void Dispose() => handle.Dispose();
    }
}
