using Coro.Engine.State;

namespace Coro.Tests.Support;

/// <summary>The machine's own disk, until an operation fails; then nothing works any more, as after a crash.</summary>
internal sealed class FailingDisk(int failAt, int error = 28) : IDisk
{
    private readonly RealDisk _disk = RealDisk.Instance;
    private int _done;

    /// <summary>Whether its file system has no locks.</summary>
    public bool HasNoLocks { get; init; }

    /// <summary>How many operations there were.</summary>
    public int Operations => _done;

    public bool Exists(string path) => _disk.Exists(path);

    public IReadOnlyList<string> Files(string folder) => _disk.Files(folder);

    public IReadOnlyList<string> Folders(string folder) => _disk.Folders(folder);

    public IDiskFile? OpenRead(string path) => _disk.OpenRead(path);

    public IDiskFile? TryLock(string path) => HasNoLocks ? throw CampaignLock.NoLocks(path) : _disk.TryLock(path);

    public void MoveFolder(string from, string to)
    {
        Do();
        _disk.MoveFolder(from, to);
    }

    public void DeleteFolder(string path)
    {
        Do();
        _disk.DeleteFolder(path);
    }

    public IDiskFile OpenWrite(string path)
    {
        Do();
        return new FailingFile(this, _disk.OpenWrite(path));
    }

    public void Rename(string from, string to)
    {
        Do();
        _disk.Rename(from, to);
    }

    public bool TryLink(string from, string to)
    {
        Do();
        return _disk.TryLink(from, to);
    }

    public void Delete(string path)
    {
        Do();
        _disk.Delete(path);
    }

    public void CreateFolder(string path)
    {
        Do();
        _disk.CreateFolder(path);
    }

    public void FlushFolder(string path)
    {
        Do();
        _disk.FlushFolder(path);
    }

    private void Do()
    {
        if (Interlocked.Increment(ref _done) >= failAt)
            throw new IOException($"the system says {error}", error);
    }

    private sealed class FailingFile(FailingDisk disk, IDiskFile file) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        // Some of it gets through, as with a full disk.
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var fails = disk._done + 1 == disk.FailAt;
            if (fails)
                file.Write(offset, bytes[..(bytes.Length / 2)]);
            disk.Do();
            file.Write(offset, bytes);
        }

        public void SetLength(long length)
        {
            disk.Do();
            file.SetLength(length);
        }

        public void Flush()
        {
            disk.Do();
            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }

    private int FailAt => failAt;
}
