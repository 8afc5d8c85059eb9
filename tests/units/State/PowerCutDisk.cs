using Coro.Engine.State;

namespace Coro.Tests.State;

/// <summary>A disk with one file that knows what would be left of it after a power cut. The writer's flushes wait until they are let.</summary>
internal sealed class PowerCutDisk(string path) : IDisk, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _let = new(0);
    private byte[] _bytes = [];
    private int _durable;
    private volatile bool _all;

    /// <summary>How many lines would be left.</summary>
    public long Durable
    {
        get
        {
            lock (_gate)
                return _bytes.AsSpan(0, _durable).Count((byte)'\n');
        }
    }

    /// <summary>How much has been read of the file.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Lets some of the writer's flushes happen.</summary>
    public void Let(int count)
    {
        if (count > 0)
            _let.Release(count);
    }

    /// <summary>Lets all of them happen, from now on.</summary>
    public void LetAll()
    {
        _all = true;
        _let.Release();
    }

    public bool Exists(string file) => file == path;

    public IDiskFile? OpenRead(string file) => file == path ? new Handle(this, held: false) : null;

    public IDiskFile OpenWrite(string file) => new Handle(this, held: true);

    public IReadOnlyList<string> Files(string folder) => [];

    public IReadOnlyList<string> Folders(string folder) => [];

    public void MoveFolder(string from, string to) => throw new NotSupportedException();

    public void DeleteFolder(string folder) => throw new NotSupportedException();

    public IDiskFile? TryLock(string path) => throw new NotSupportedException();

    public void FlushFolder(string folder)
    {
    }

    public void Rename(string from, string to) => throw new NotSupportedException();

    public bool TryLink(string from, string to) => throw new NotSupportedException();

    public void Delete(string file) => throw new NotSupportedException();

    public void CreateFolder(string folder) => throw new NotSupportedException();

    public void Dispose() => _let.Dispose();

    private sealed class Handle(PowerCutDisk disk, bool held) : IDiskFile
    {
        public long Length
        {
            get
            {
                lock (disk._gate)
                    return disk._bytes.Length;
            }
        }

        public int Read(long offset, Span<byte> buffer)
        {
            lock (disk._gate)
            {
                var rest = disk._bytes.AsSpan((int)Math.Min(offset, disk._bytes.Length));
                rest = rest[..Math.Min(rest.Length, buffer.Length)];
                rest.CopyTo(buffer);
                disk.BytesRead += rest.Length;
                return rest.Length;
            }
        }

        // In two halves, as a system may do it: a reader can come in between.
        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var half = bytes.Length / 2;
            Put(offset, bytes[..half]);
            Thread.Yield();
            Put(offset + half, bytes[half..]);
        }

        public void SetLength(long length) => throw new NotSupportedException();

        public void Flush()
        {
            int written;
            lock (disk._gate)
                written = disk._bytes.Length;
            if (held && !disk._all)
                disk._let.Wait();
            lock (disk._gate)
                disk._durable = Math.Max(disk._durable, written);
        }

        public void Dispose()
        {
        }

        private void Put(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (disk._gate)
            {
                if (disk._bytes.Length < offset + bytes.Length)
                    Array.Resize(ref disk._bytes, (int)offset + bytes.Length);
                bytes.CopyTo(disk._bytes.AsSpan((int)offset));
            }
        }
    }
}
