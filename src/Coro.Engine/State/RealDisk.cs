using Microsoft.Win32.SafeHandles;

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

    public IReadOnlyList<string> Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    public IReadOnlyList<string> Folders(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

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

    public void MoveFolder(string from, string to) => Directory.Move(from, to);

    public void DeleteFolder(string path) => Directory.Delete(path);

    public void FlushFolder(string path)
    {
        // Windows has no such call: NTFS keeps the order of names by itself.
        if (OperatingSystem.IsWindows())
            return;
        using var folder = Native.OpenUnlocked(path);
        if (folder is not null)
            RandomAccess.FlushToDisk(folder);
    }

    public IDiskFile? TryLock(string path)
    {
        SafeFileHandle handle;
        try
        {
            // On Windows others may read who it is; elsewhere a lock does not keep anybody from reading.
            var share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }

        // The class library goes on in silence where there are no locks; two engines on one campaign must not.
        if (OperatingSystem.IsWindows() || Native.HoldsLock(handle))
            return new RealFile(handle);
        handle.Dispose();
        throw CampaignLock.NoLocks(path);
    }

    // EWOULDBLOCK has a number of its own on each system; ERROR_SHARING_VIOLATION has one on Windows.
    private static bool IsHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) == 32
        : e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    private sealed class RealFile(SafeFileHandle handle) : IDiskFile
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
