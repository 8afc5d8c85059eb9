using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>Makes of a line of the journal what somebody wants of it; false: it is not wanted.</summary>
internal delegate bool JournalPick<T>(in JournalLine line, ReadOnlySpan<byte> bytes, out T picked);

/// <summary>
/// A journal that somebody else may be writing, read piece by piece: each read goes on where the one before ended. It gives
/// only what is on the disk itself, so that nothing of it can vanish again: an entry that a later line's flushed number
/// covers, or, where the writer falls silent and no such line comes, one that this reader has flushed by itself.
/// </summary>
internal sealed class JournalTail<T>(IDisk disk, string path, JournalPick<T> pick)
{
    // Checksum, number and time of the first line: no other journal begins like that.
    private const int HeadLength = 64;

    private readonly Queue<(long Sequence, T Picked)> _pending = [];
    private readonly byte[] _buffer = new byte[LineSource.BufferSize];
    private byte[] _head = [];
    private string? _job;
    private string _path = path;
    private long _offset;
    private long _given;
    private long _durable;
    private bool _lineIsOpen;
    private bool _nameLasts;

    /// <summary>The number of the last entry that was read, given or not.</summary>
    public long Last { get; private set; }

    /// <summary>How many entries of those that are wanted may not be on the disk yet, and were not given for that.</summary>
    public int Withheld => _pending.Count;

    /// <summary>Whether something lies behind the last good line that is none.</summary>
    public bool EndsBadly { get; private set; }

    /// <summary>What the last read found in the file's place.</summary>
    public JournalPlace Place { get; private set; }

    /// <summary>Gives what has come since the last read.</summary>
    /// <param name="unended">Whether a good line counts whose end is missing; not while somebody may be about to write it.</param>
    /// <param name="own">Whether a flush by this reader reaches all that was written: not where another machine writes.</param>
    /// <param name="atOnce">Whether to flush at once what no later line covers, instead of waiting for one until the next read.</param>
    public IEnumerable<T> Read(bool unended, bool own, bool atOnce)
    {
        using var file = disk.OpenFlushable(_path);
        Place = Look(file);
        if (Place != JournalPlace.Same)
            yield break;
        var before = Last;
        foreach (var item in Lines(file!, unended))
            yield return item;
        if (_pending.Count > 0 && own && (atOnce || Last == before) && TryFlush(file!))
            _durable = Last;
        while (TryGive(out var item))
            yield return item;
    }

    /// <summary>Goes on with the same journal under another name; false where that is another.</summary>
    public bool TryGoOnIn(string other)
    {
        using var file = disk.OpenRead(other);
        if (file is null || _head.Length == 0 || !Begins(file))
            return false;
        _path = other;
        return true;
    }

    private IEnumerable<T> Lines(IDiskFile file, bool unended)
    {
        var lines = new LineSource(file, _offset, JournalLine.Longest, _buffer);
        while (TryTake(lines, unended))
        {
            while (TryGive(out var item))
                yield return item;
        }
    }

    private bool TryGive(out T item)
    {
        item = default!;
        if (!_pending.TryPeek(out var first) || first.Sequence > _durable)
            return false;
        item = _pending.Dequeue().Picked;
        _given = first.Sequence;
        return true;
    }

    private bool TryTake(LineSource lines, bool unended)
    {
        EndsBadly = false;
        while (lines.TryNext(out var line))
        {
            if (_lineIsOpen && line is { Ended: true, Bytes.IsEmpty: true })
            {
                (_lineIsOpen, _offset) = (false, line.Next);
                continue;
            }

            EndsBadly = !(line.Ended || unended) || !JournalLine.TryRead(line.Bytes, out var read) || !Take(line, read);
            return !EndsBadly;
        }

        return false;
    }

    private bool Take(in SourceLine line, in JournalLine read)
    {
        if (Last > 0 && read.Sequence != Last + 1)
            return false;
        _job ??= JobOf(line.Bytes, read);
        (_offset, _lineIsOpen) = (line.Next, !line.Ended);
        _durable = Math.Max(_durable, read.Flushed);
        if (!read.HoldsMany(line.Bytes))
        {
            Pick(read, line.Bytes);
            return true;
        }

        foreach (var (one, bytes) in read.Split(line.Bytes))
            Pick(one, bytes);
        return true;
    }

    private void Pick(in JournalLine read, ReadOnlySpan<byte> bytes)
    {
        Last = read.Sequence;

        // Those before were given when this journal was read from its start before.
        if (read.Sequence > _given && pick(read, bytes, out var picked))
            _pending.Enqueue((read.Sequence, picked));
    }

    private JournalPlace Look(IDiskFile? file)
    {
        if (file is null)
            return JournalPlace.Missing;
        if (_head.Length == 0)
            _head = HeadOf(file);
        else if (!Begins(file) && !IsSameCampaign(file))
            return JournalPlace.Other;
        else if (!Begins(file) || file.Length < _offset)
            StartOver(file);
        return JournalPlace.Same;
    }

    // It was begun anew after damage, and goes on counting; or it was cut short by somebody.
    private void StartOver(IDiskFile file)
    {
        _head = HeadOf(file);
        _pending.Clear();
        (_offset, Last, _durable, _lineIsOpen, _nameLasts) = (0, 0, 0, false, false);
    }

    private bool Begins(IDiskFile file) => HeadOf(file).AsSpan().StartsWith(_head);

    private bool IsSameCampaign(IDiskFile file) =>
        _job is not null
        && new LineSource(file, 0, JournalLine.Longest).TryNext(out var line)
        && JournalLine.TryRead(line.Bytes, out var read)
        && JobOf(line.Bytes, read) == _job;

    private static string? JobOf(ReadOnlySpan<byte> bytes, in JournalLine line) =>
        line.Kind(bytes).SequenceEqual("campaign-created"u8) ? ((CampaignCreated)line.Event(bytes)).JobId : null;

    private static byte[] HeadOf(IDiskFile file)
    {
        var head = new byte[HeadLength];
        return head[..file.Read(0, head)];
    }

    private bool TryFlush(IDiskFile file)
    {
        try
        {
            file.Flush();

            // Whoever begins a journal gives it its name first, and then sees to it that the name lasts.
            if (!_nameLasts)
                disk.FlushFolder(Path.GetDirectoryName(_path)!);
            return _nameLasts = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then a later line has to tell.
            return false;
        }
    }
}

/// <summary>What lies where a journal is expected.</summary>
internal enum JournalPlace
{
    /// <summary>The journal that was read before, or the first one.</summary>
    Same,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>The journal of another campaign.</summary>
    Other,
}
