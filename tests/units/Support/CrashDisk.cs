using Coro.Engine.State;

namespace Coro.Tests.Support;

/// <summary>
/// The machine's own disk, until it crashes: at an operation that was chosen before, or when the test says so. Then nothing works
/// any more, and of what was written but not flushed some part is lost. Writes to files that last can be held up meanwhile.
/// </summary>
internal sealed class CrashDisk : IDisk
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly ManualResetEventSlim _mayWrite = new(initialState: true);
    private int _left = int.MaxValue;

    /// <summary>A disk that decides by this seed what a crash leaves.</summary>
    public CrashDisk(int seed) => _random = new(seed);

    /// <summary>Whether it has crashed.</summary>
    public bool Crashed { get; private set; }

    /// <summary>Called, on the thread of whoever writes, when a file got its name, or when the disk crashed.</summary>
    public Action OnChange { get; set; } = () => { };

    /// <summary>A disk that lies: what it says it flushed is lost by a crash.</summary>
    public bool Lies { get; init; }

    /// <summary>Crashes at an operation from now on; 1: the next.</summary>
    public void CrashAt(int operation)
    {
        lock (_gate)
            _left = operation;
    }

    /// <summary>Lets no write to a file that lasts come to its end, until <see cref="Release"/> or a crash.</summary>
    public void Hold() => _mayWrite.Reset();

    public void Release() => _mayWrite.Set();

    /// <summary>Crashes now.</summary>
    public void Crash()
    {
        lock (_gate)
            Crashed = true;
        _mayWrite.Set();
        OnChange();
    }

    public bool Exists(string path) => RealDisk.Instance.Exists(path);

    public IReadOnlyList<string> Files(string folder) => RealDisk.Instance.Files(folder);

    public IReadOnlyList<string> Folders(string folder) => RealDisk.Instance.Folders(folder);

    public IDiskFile? OpenRead(string path) => RealDisk.Instance.OpenRead(path);

    // The lock goes with the machine.
    public IDiskFile? TryLock(string path) => RealDisk.Instance.TryLock(path);

    public void MoveFolder(string from, string to) => Do(() => RealDisk.Instance.MoveFolder(from, to));

    public void DeleteFolder(string path) => Do(() => RealDisk.Instance.DeleteFolder(path));

    public IDiskFile OpenWrite(string path) => Do(() => new CrashFile(this, RealDisk.Instance.OpenWrite(path)));

    public void Rename(string from, string to)
    {
        Do(() => RealDisk.Instance.Rename(from, to));
        OnChange();
    }

    public bool TryLink(string from, string to) => Do(() => RealDisk.Instance.TryLink(from, to));

    public void Delete(string path) => Do(() => RealDisk.Instance.Delete(path));

    public void CreateFolder(string path) => Do(() => RealDisk.Instance.CreateFolder(path));

    public void FlushFolder(string path) => Do(() => RealDisk.Instance.FlushFolder(path));

    private void Do(Action operation) => Do(() =>
    {
        operation();
        return true;
    });

    private T Do<T>(Func<T> operation)
    {
        if (!Alive())
            throw Gone();
        return operation();
    }

    private bool Alive()
    {
        lock (_gate)
        {
            if (Crashed || --_left > 0)
                return !Crashed;
            Crashed = true;
        }

        _mayWrite.Set();
        OnChange();
        return false;
    }

    private int Some(long most)
    {
        lock (_gate)
            return _random.Next((int)most + 1);
    }

    private static IOException Gone() => new("the machine has crashed");

    private sealed class CrashFile(CrashDisk disk, IDiskFile file) : IDiskFile
    {
        private long _flushed = file.Length;

        public long Length => file.Length;

        public int Read(long offset, Span<byte> buffer) => file.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var began = !disk.Crashed;
            disk._mayWrite.Wait();
            if (disk.Alive())
                file.Write(offset, bytes);
            else
                Lose(offset, began ? bytes : []);
        }

        public void SetLength(long length)
        {
            disk.Do(() => file.SetLength(length));
            _flushed = Math.Min(_flushed, length);
        }

        public void Flush()
        {
            var began = !disk.Crashed;
            if (!disk.Alive())
            {
                if (!began)
                    throw Gone();
                file.SetLength(_flushed + disk.Some(Math.Max(0, file.Length - _flushed)));
                throw Gone();
            }

            file.Flush();
            if (!disk.Lies)
                _flushed = file.Length;
        }

        public void Dispose() => file.Dispose();

        // What comes after a crash never reaches the disk; of the write that met it, some part does.
        private void Lose(long offset, ReadOnlySpan<byte> bytes)
        {
            if (offset == file.Length && offset == _flushed)
                file.Write(offset, bytes[..disk.Some(bytes.Length)]);
            else if (disk.Lies)
                file.SetLength(_flushed);
            throw Gone();
        }
    }
}
