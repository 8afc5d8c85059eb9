using System.Text.Json;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// Reads a journal from its start, while somebody may be writing it. It gives every good entry in order up to the first
/// bad line, and says what it found behind that.
/// </summary>
internal sealed class JournalReader
{
    private readonly string _path;
    private readonly Action<JournalEntry>? _take;
    private readonly List<JournalRun> _later = [];
    private JournalEnd _end;
    private long _line;
    private long _badLine;
    private long _knownFlushed;

    private JournalReader(string path, Action<JournalEntry>? take) => (_path, _take) = (path, take);

    /// <summary>Reads a journal; null when there is none.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="path">Its file.</param>
    /// <param name="take">Gets every good entry; null: nobody wants them, only whether they are good.</param>
    /// <exception cref="CorruptStateException">A line is whole, but of a version that is newer than this one.</exception>
    public static JournalScan? Read(IDisk disk, string path, Action<JournalEntry>? take)
    {
        using var file = disk.OpenRead(path);
        return file is null ? null : new JournalReader(path, take).Run(new(file, 0, JournalLine.Longest));
    }

    /// <summary>Reads good lines that lie behind a bad one.</summary>
    public static void Read(IDisk disk, string path, JournalRun run, Action<JournalEntry> take)
    {
        using var file = disk.OpenRead(path) ?? throw new FileNotFoundException($"{path} is gone.", path);
        var reader = new JournalReader(path, take);
        var lines = new LineSource(file, run.Offset, JournalLine.Longest);
        for (var next = run.First; next <= run.Last && lines.TryNext(out var line);)
        {
            if (JournalLine.TryRead(line.Bytes, out var read))
                next = reader.Give(line, read) + 1;
        }
    }

    /// <summary>The error of an entry that is as it was written, and means nothing here.</summary>
    public static CorruptStateException NotUnderstood(string where, Exception why) => new(
        $"{where}: this entry is whole, but this version of Coro does not understand it: {why.Message} "
        + "A newer Coro wrote it; go on with that one.", why);

    private JournalScan Run(LineSource lines)
    {
        while (lines.TryNext(out var line))
        {
            _line++;
            if (!JournalLine.TryRead(line.Bytes, out var read))
                _badLine = _badLine > 0 ? _badLine : _line;
            else if (!TryTake(line, read))
                SetAside(line, read);
        }

        return new(_end, _badLine, _knownFlushed, _later);
    }

    private bool TryTake(in SourceLine line, in JournalLine read)
    {
        // A journal that was begun anew after damage goes on counting, so its first number may be any.
        if (_badLine > 0 || read.Sequence != _end.Sequence + 1 && _end.Sequence > 0)
            return false;
        if (_end.Sequence == 0 && (read.HoldsMany(line.Bytes) || Entry(line, read).Event is not CampaignCreated))
            return false;
        _end = new(line.Next, Give(line, read), read.Time, read.Flushed, !line.Ended);
        return true;
    }

    // Gives the number of the line's last entry.
    private long Give(in SourceLine line, in JournalLine read)
    {
        if (_take is null)
            return LastOf(line, read);
        if (!read.HoldsMany(line.Bytes))
        {
            _take(Entry(line, read));
            return read.Sequence;
        }

        var sequence = read.Sequence - 1;
        foreach (var happened in Events(line, read))
            _take(new(++sequence, read.Time, happened));
        return sequence;
    }

    private void SetAside(in SourceLine line, in JournalLine read)
    {
        _badLine = _badLine > 0 ? _badLine : _line;
        _knownFlushed = Math.Max(_knownFlushed, read.Flushed);
        if (_later.Count > 0 && _later[^1].Last + 1 == read.Sequence)
            _later[^1] = _later[^1] with { Last = LastOf(line, read) };
        else
            _later.Add(new(line.Offset, read.Sequence, LastOf(line, read)));
    }

    private long LastOf(in SourceLine line, in JournalLine read)
    {
        try
        {
            return read.Last(line.Bytes);
        }
        catch (JsonException e)
        {
            throw NotUnderstood($"{_path}({_line})", e);
        }
    }

    private JournalEntry Entry(in SourceLine line, in JournalLine read)
    {
        try
        {
            return read.Entry(line.Bytes);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw NotUnderstood($"{_path}({_line})", e);
        }
    }

    private CampaignEvent[] Events(in SourceLine line, in JournalLine read)
    {
        try
        {
            return read.Events(line.Bytes);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw NotUnderstood($"{_path}({_line})", e);
        }
    }
}
