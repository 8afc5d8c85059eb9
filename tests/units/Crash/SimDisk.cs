using Coro.Engine.State;

namespace Coro.Tests.Crash;

/// <summary>
/// A disk in memory that keeps a record of everything done to it, from which <see cref="PowerCuts"/> tells what each power cut could have
/// left. With a mirror, the machine's own disk gets the same, for those parts of the engine that look there.
/// </summary>
internal sealed class SimDisk : IDisk
{
    private readonly Lock _gate = new();
    private readonly string _home;
    private readonly bool _mirror;
    private readonly Dictionary<(int Folder, string Name), int> _names;
    private readonly Dictionary<int, SimContent> _contents = [];
    private readonly HashSet<string> _locked = [];
    private readonly List<FlushOp> _postponed = [];
    private readonly List<DiskOp> _ops = [];
    private int _next;

    /// <summary>A disk.</summary>
    /// <param name="home">The absolute folder that is all of it; it and what leads to it exist and last.</param>
    /// <param name="image">What is on it, and lasts.</param>
    /// <param name="mirror">Whether the machine's own disk gets the same.</param>
    public SimDisk(string home, DiskImage? image = null, bool mirror = false)
    {
        (_home, _mirror, Base) = (home, mirror, image ?? DiskImage.Empty);
        _names = new(Base.Names);
        foreach (var (node, content) in Base.Contents)
            _contents.Add(node, new() { Bytes = content });
        _next = Base.Names.Values.Concat(Base.Contents.Keys).Append(0).Max() + 1;
    }

    /// <summary>What was on it before all operations.</summary>
    public DiskImage Base { get; }

    /// <summary>What was done to it.</summary>
    public IReadOnlyList<DiskOp> Ops => _ops;

    /// <summary>How much was done to it.</summary>
    public int Now
    {
        get
        {
            lock (_gate)
                return _ops.Count;
        }
    }

    /// <summary>A mistake that is made on purpose; null: none.</summary>
    public SeededFault? Fault { get; init; }

    /// <summary>Whether everything fails from now on: the process that uses it is as good as dead.</summary>
    public bool IsDead { get; set; }

    /// <summary>Dies before an operation is done that changes something: the one of this number, from 0.</summary>
    public int DiesAt { get; set; } = int.MaxValue;

    /// <summary>What it is that dies only when it is to be flushed: the end of a path; null: it dies at once.</summary>
    public string? DiesAtFlushOf { get; set; }

    /// <summary>What is on it now, flushed or not.</summary>
    public DiskImage Image()
    {
        lock (_gate)
            return new(new Dictionary<(int, string), int>(_names), _contents.ToDictionary(one => one.Key, one => one.Value.Bytes));
    }

    /// <summary>The content of a file; null: there is none.</summary>
    public byte[]? this[string path]
    {
        get
        {
            lock (_gate)
                return Find(path) is { } node && _contents.TryGetValue(node, out var content) ? content.Bytes : null;
        }
    }

    public bool Exists(string path)
    {
        lock (_gate)
            return IsOutside(path) || Find(path) is not null;
    }

    public IReadOnlyList<string> Files(string folder) => In(folder, files: true);

    public IReadOnlyList<string> Folders(string folder) => In(folder, files: false);

    public IDiskFile? OpenRead(string path)
    {
        lock (_gate)
            return Find(path) is { } node && _contents.TryGetValue(node, out var content) ? new SimFile(this, path, node, content, null, isReader: true) : null;
    }

    public IDiskFile OpenWrite(string path)
    {
        lock (_gate)
        {
            if (Find(path) is not { } node)
            {
                node = Alive(_next++);
                _contents.Add(node, new());
                Name($"create {Short(path)}", path, node, isNewFile: true);
            }

            return new SimFile(this, path, node, _contents[node], _mirror ? RealDisk.Instance.OpenWrite(path) : null, isReader: false);
        }
    }

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            var node = Alive(Find(from)) ?? throw new FileNotFoundException($"{from} is not there", from);

            // Two names of one file: the system leaves both as they are.
            if (Find(to) == node)
                return;
            if (_mirror)
                RealDisk.Instance.Rename(from, to);
            Move($"rename {Short(from)} to {Short(to)}", from, to, node);
            _ops.AddRange(_postponed.Select(flush => flush with { Through = _ops.Count }));
            _postponed.Clear();
        }
    }

    public bool TryLink(string from, string to)
    {
        lock (_gate)
        {
            if (Alive(Find(to)) is not null || Find(from) is not { } node || (_mirror && !RealDisk.Instance.TryLink(from, to)))
                return false;
            Name($"link {Short(from)} as {Short(to)}", to, node);
            return true;
        }
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            if (Alive(Find(path)) is null)
                return;
            if (_mirror)
                RealDisk.Instance.Delete(path);
            Name($"delete {Short(path)}", path, null);
        }
    }

    public void CreateFolder(string path)
    {
        lock (_gate)
        {
            if (Alive(Find(path)) is not null || IsOutside(path))
                return;
            if (_mirror)
                RealDisk.Instance.CreateFolder(path);
            Name($"create folder {Short(path)}", path, _next++);
        }
    }

    public void MoveFolder(string from, string to)
    {
        lock (_gate)
        {
            var node = Alive(Find(from)) ?? throw new DirectoryNotFoundException($"{from} is not there");
            if (Find(to) is not null)
                throw new IOException($"{to} is there already");
            if (_mirror)
                RealDisk.Instance.MoveFolder(from, to);
            Move($"move folder {Short(from)} to {Short(to)}", from, to, node);
        }
    }

    public void DeleteFolder(string path)
    {
        lock (_gate)
        {
            if (Alive(Find(path)) is not { } node || _names.Keys.Any(name => name.Folder == node))
                throw new IOException($"{path} is not empty");
            if (_mirror)
                RealDisk.Instance.DeleteFolder(path);
            Name($"delete folder {Short(path)}", path, null);
        }
    }

    public void FlushFolder(string path)
    {
        lock (_gate)
        {
            if (Alive(Find(path), flushed: path) is { } node && Fault?.LeavesOut("folder", Short(path)) != true)
                _ops.Add(new FlushOp(node, _ops.Count));
        }
    }

    // The lock goes with the machine, and so does what stands in its file.
    public IDiskFile? TryLock(string path)
    {
        lock (_gate)
        {
            Alive(0);
            if (!_locked.Add(path))
                return null;
        }

        return new LockFile(this, path, _mirror ? RealDisk.Instance.TryLock(path) : null);
    }

    /// <summary>A process that held something of it is gone.</summary>
    public void LetGo() => _locked.Clear();

    private string Short(string path) => path.Length > _home.Length ? path[(_home.Length + 1)..] : "";

    private bool IsOutside(string path) => !path.StartsWith(_home + "/", StringComparison.Ordinal);

    private int? Find(string path)
    {
        if (IsOutside(path))
            return path == _home ? 0 : null;
        var node = 0;
        foreach (var part in Short(path).Split('/'))
        {
            if (!_names.TryGetValue((node, part), out node))
                return null;
        }

        return node;
    }

    private (int Folder, string Name) Place(string path)
    {
        var folder = Find(Path.GetDirectoryName(path)!) ?? throw new DirectoryNotFoundException($"the folder of {path} is not there");
        return (folder, Path.GetFileName(path));
    }

    private List<string> In(string folder, bool files)
    {
        lock (_gate)
        {
            return Find(folder) is { } node
                ? [.. _names.Where(one => one.Key.Folder == node && _contents.ContainsKey(one.Value) == files).Select(one => Path.Combine(folder, one.Key.Name))]
                : [];
        }
    }

    private void Name(string what, string path, int? node, bool isNewFile = false)
    {
        var (folder, name) = Place(path);
        Do(new NamesOp(what, folder, [new(folder, name, node)], isNewFile));
    }

    private void Move(string what, string from, string to, int node)
    {
        var (source, target) = (Place(from), Place(to));
        Do(new NamesOp(what, target.Folder, [new(source.Folder, source.Name, null), new(target.Folder, target.Name, node)]));
    }

    private void Do(NamesOp op)
    {
        foreach (var change in op.Changes)
        {
            if (change.Node is { } node)
                _names[(change.Folder, change.Name)] = node;
            else
                _names.Remove((change.Folder, change.Name));
        }

        _ops.Add(op);
    }

    private T Alive<T>(T value, string? flushed = null)
    {
        if (IsDead || (_ops.Count >= DiesAt && (DiesAtFlushOf is null || flushed?.EndsWith(DiesAtFlushOf, StringComparison.Ordinal) == true)))
        {
            IsDead = true;
            throw new IOException("the process is dead");
        }

        return value;
    }

    private sealed class SimContent
    {
        public byte[] Bytes { get; set; } = [];
    }

    private sealed class SimFile(SimDisk disk, string path, int node, SimContent content, IDiskFile? mirror, bool isReader) : IDiskFile
    {
        public long Length
        {
            get
            {
                lock (disk._gate)
                    return content.Bytes.Length;
            }
        }

        public int Read(long offset, Span<byte> buffer)
        {
            lock (disk._gate)
            {
                var rest = content.Bytes.AsSpan((int)Math.Min(offset, content.Bytes.Length));
                rest = rest[..Math.Min(rest.Length, buffer.Length)];
                rest.CopyTo(buffer);
                return rest.Length;
            }
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            lock (disk._gate)
            {
                disk.Alive(0);
                mirror?.Write(offset, bytes);
                var now = new byte[Math.Max(content.Bytes.Length, offset + bytes.Length)];
                content.Bytes.CopyTo(now, 0);
                bytes.CopyTo(now.AsSpan((int)offset));
                content.Bytes = now;
                disk._ops.Add(new WriteOp(node, offset, bytes.ToArray()));
            }
        }

        public void SetLength(long length)
        {
            lock (disk._gate)
            {
                disk.Alive(0);
                mirror?.SetLength(length);
                var now = content.Bytes.AsSpan(0, (int)Math.Min(length, content.Bytes.Length)).ToArray();
                Array.Resize(ref now, (int)length);
                content.Bytes = now;
                disk._ops.Add(new LengthOp(node, length));
            }
        }

        public void Flush()
        {
            lock (disk._gate)
            {
                disk.Alive(0, flushed: path);
                var flush = new FlushOp(node, disk._ops.Count);
                if (disk.Fault?.Postpones(disk.Short(path)) == true)
                    disk._postponed.Add(flush);
                else if (disk.Fault?.LeavesOut(isReader ? "look" : "file", disk.Short(path)) != true)
                    disk._ops.Add(flush);
            }
        }

        public void Dispose() => mirror?.Dispose();
    }

    private sealed class LockFile(SimDisk disk, string path, IDiskFile? mirror) : IDiskFile
    {
        public long Length => 0;

        public int Read(long offset, Span<byte> buffer) => 0;

        public void Write(long offset, ReadOnlySpan<byte> bytes) => mirror?.Write(offset, bytes);

        public void SetLength(long length) => mirror?.SetLength(length);

        public void Flush()
        {
        }

        public void Dispose()
        {
            mirror?.Dispose();
            lock (disk._gate)
                disk._locked.Remove(path);
        }
    }
}
