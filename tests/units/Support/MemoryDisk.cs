using Coro.Engine.State;

namespace Coro.Tests.Support;

/// <summary>A disk that is only remembered, counts its flushes, and can be held up or made to fail.</summary>
internal sealed class MemoryDisk : IDisk
{
    private readonly Dictionary<string, MemoryFile> _files = [];

    public int Flushes { get; private set; }

    /// <summary>Called before each flush of a file, on the flusher's thread.</summary>
    public Action OnFlush { get; set; } = () => { };

    public byte[] this[string path]
    {
        get => _files[path].Bytes;
        set => _files[path] = new(this) { Bytes = value };
    }

    public bool Exists(string path) => _files.ContainsKey(path);

    public IDiskFile? OpenRead(string path) => _files.GetValueOrDefault(path);

    public IDiskFile OpenWrite(string path)
    {
        if (!_files.TryGetValue(path, out var file))
            _files.Add(path, file = new(this));
        return file;
    }

    public void Rename(string from, string to)
    {
        _files[to] = _files[from];
        _files.Remove(from);
    }

    public bool TryLink(string from, string to) => false;

    public void Delete(string path) => _files.Remove(path);

    public void CreateFolder(string path)
    {
    }

    public IReadOnlyList<string> Files(string folder) => [];

    public IReadOnlyList<string> Folders(string folder) => [];

    public void MoveFolder(string from, string to) => throw new NotSupportedException();

    public void DeleteFolder(string folder) => throw new NotSupportedException();

    public IDiskFile? TryLock(string path) => throw new NotSupportedException();

    public void FlushFolder(string path)
    {
    }

    private sealed class MemoryFile(MemoryDisk disk) : IDiskFile
    {
        public byte[] Bytes { get; set; } = [];

        public long Length => Bytes.Length;

        public int Read(long offset, Span<byte> buffer)
        {
            var rest = Bytes.AsSpan((int)Math.Min(offset, Bytes.Length));
            rest = rest[..Math.Min(rest.Length, buffer.Length)];
            rest.CopyTo(buffer);
            return rest.Length;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            if (offset + bytes.Length > Bytes.Length)
                SetLength(offset + bytes.Length);
            bytes.CopyTo(Bytes.AsSpan((int)offset));
        }

        public void SetLength(long length)
        {
            var bytes = Bytes;
            Array.Resize(ref bytes, (int)length);
            Bytes = bytes;
        }

        public void Flush()
        {
            disk.OnFlush();
            disk.Flushes++;
        }

        public void Dispose()
        {
        }
    }
}
