using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Tests.Crash;

/// <summary>What a journal says while it is written, flushed or not, read as any reader does.</summary>
internal sealed class WrittenJournal(SimDisk disk, string path)
{
    private readonly SortedList<long, int> _ends = [];
    private readonly List<JournalEntry> _entries = [];
    private int _end;

    public string Path { get; } = path;

    /// <summary>The file when it was looked at last.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Whose it is; null: it is empty.</summary>
    public string? Job => (_entries.FirstOrDefault().Event as CampaignCreated)?.JobId;

    public long? Last => _entries.Count > 0 ? _entries[^1].Sequence : null;

    /// <summary>Reads what was added.</summary>
    public void Look()
    {
        var content = disk[Path] ?? [];
        if (!content.AsSpan().StartsWith(Content.AsSpan(0, _end)))
        {
            _end = 0;
            _ends.Clear();
        }

        for (var at = _end; content.AsSpan(at).IndexOf((byte)'\n') is >= 0 and var line; at += line + 1)
        {
            var read = JournalReader.Read(new OneFile(content[..(at + line + 1)]), Path, null)!.End;
            if (read.Offset > _end)
                _ends[read.Sequence] = _end = (int)read.Offset;
        }

        Content = content;
        _entries.Clear();
        JournalReader.Read(new OneFile(content), Path, _entries.Add);
    }

    /// <summary>Where the line of an entry ends.</summary>
    public int EndOf(long sequence) => _ends.First(one => one.Key >= sequence).Value;

    /// <summary>The last entry that gave a child a status; null: none did.</summary>
    public long? When(string child, ChildStatus status)
    {
        var (state, before, found) = (new CampaignState(), (ChildStatus?)null, (long?)null);
        foreach (var entry in _entries)
        {
            Replay.Apply(state, entry, Path);
            var now = state.Find(child)?.Status;
            if (now != before && now == status)
                found = entry.Sequence;
            before = now;
        }

        return found;
    }

    /// <summary>
    /// The last entry that a try rests on; null: nothing tells of its start. For a child's: that it could start, what it did before, and all
    /// that other children have no part in. For a batch's or a stage's, where there is no child, the start itself.
    /// </summary>
    public long? GroundsOf(string child, string step, int tryNumber)
    {
        var start = _entries.FindLastIndex(entry => entry.Event is StepStarted started && started.Step == step && started.Try == tryNumber
            && (child.Length == 0 || started.Child == child));
        if (start < 0)
            return null;
        if (child.Length == 0)
            return _entries[start].Sequence;
        var state = new CampaignState();
        _entries.ForEach(entry => Replay.Apply(state, entry, Path));
        var before = state[child].Definition.DependsOn.Select(one => one.Child).ToHashSet();
        return _entries.Take(start).Last(entry => entry.Event switch
        {
            AttemptStarted or StepStarted or StepSpawned or NoteWritten => false,
            StepEnded ended => ended.Child is null || ended.Child == child,
            ChildCompleted completed => before.Contains(completed.Child),
            _ => true,
        }).Sequence;
    }

    /// <summary>A disk with one file that can be read.</summary>
    private sealed class OneFile(byte[] content) : IDisk, IDiskFile
    {
        public long Length => content.Length;

        public int Read(long offset, Span<byte> buffer)
        {
            var rest = content.AsSpan((int)Math.Min(offset, content.Length));
            rest = rest[..Math.Min(rest.Length, buffer.Length)];
            rest.CopyTo(buffer);
            return rest.Length;
        }

        public IDiskFile? OpenRead(string path) => this;
        public bool Exists(string path) => true;
        public void Dispose() { }
        public void Write(long offset, ReadOnlySpan<byte> bytes) => throw new NotSupportedException();
        public void SetLength(long length) => throw new NotSupportedException();
        public void Flush() => throw new NotSupportedException();
        public IReadOnlyList<string> Files(string folder) => throw new NotSupportedException();
        public IReadOnlyList<string> Folders(string folder) => throw new NotSupportedException();
        public IDiskFile OpenWrite(string path) => throw new NotSupportedException();
        public void Rename(string from, string to) => throw new NotSupportedException();
        public bool TryLink(string from, string to) => throw new NotSupportedException();
        public void Delete(string path) => throw new NotSupportedException();
        public void CreateFolder(string path) => throw new NotSupportedException();
        public void MoveFolder(string from, string to) => throw new NotSupportedException();
        public void DeleteFolder(string path) => throw new NotSupportedException();
        public void FlushFolder(string path) => throw new NotSupportedException();
        public IDiskFile? TryLock(string path) => throw new NotSupportedException();
    }
}
