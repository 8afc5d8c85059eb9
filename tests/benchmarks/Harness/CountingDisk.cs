using Coro.Engine.State;

namespace Coro.Benchmarks.Harness;

/// <summary>The machine's own disk, with its flushes counted, of files and of folders.</summary>
internal sealed class CountingDisk : IDisk
{
    private readonly RealDisk _disk = RealDisk.Instance;
    private int _flushes;

    public int Flushes => _flushes;

    public bool Exists(string path) => _disk.Exists(path);

    public IReadOnlyList<string> Files(string folder) => _disk.Files(folder);

    public IReadOnlyList<string> Folders(string folder) => _disk.Folders(folder);

    public IDiskFile? OpenRead(string path) => _disk.OpenRead(path);

    public IDiskFile OpenWrite(string path) => new Counted(this, _disk.OpenWrite(path));

    public void Rename(string from, string to) => _disk.Rename(from, to);

    public bool TryLink(string from, string to) => _disk.TryLink(from, to);

    public void Delete(string path) => _disk.Delete(path);

    public void CreateFolder(string path) => _disk.CreateFolder(path);

    public void MoveFolder(string from, string to) => _disk.MoveFolder(from, to);

    public void DeleteFolder(string path) => _disk.DeleteFolder(path);

    public void FlushFolder(string path)
    {
        Interlocked.Increment(ref _flushes);
        _disk.FlushFolder(path);
    }

    public IDiskFile? TryLock(string path) => _disk.TryLock(path);

    private sealed class Counted(CountingDisk disk, IDiskFile file) : IDiskFile
    {
        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => file.Write(offset, bytes);

        public void SetLength(long length) => file.SetLength(length);

        public void Flush()
        {
            Interlocked.Increment(ref disk._flushes);
            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }
}
