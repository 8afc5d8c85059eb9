using System.Globalization;
using System.Text;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// The append-only file of decisions. It is derived from the journal: each line carries its entry's number, so what a
/// crash kept from being written is added the next time.
/// </summary>
internal sealed class DecisionLog(IDisk disk, string path)
{
    private const long LongestRead = 64 << 20;
    private const int NumberStart = 24;
    private const string Heading = "# Decisions\n\n";

    private readonly object _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly List<(long Sequence, int End)> _lines = [];
    private long _end = -1;

    /// <summary>The number of the last decision that the file holds; 0: none.</summary>
    public long Last { get; private set; }

    /// <summary>Finds the end of the file, and what it told last.</summary>
    public void Open()
    {
        var bytes = disk.ReadAll(path, LongestRead) ?? [];
        var text = Whole(bytes);
        _end = text.Length;
        Last = Lines(text).Select(SequenceOf).DefaultIfEmpty(0).Max();
    }

    /// <summary>Takes note of an entry, if it is a decision that the file does not hold.</summary>
    public void Add(in JournalEntry entry)
    {
        if (entry.Sequence <= Last || DecisionText.For(entry) is not { } line)
            return;
        lock (_gate)
        {
            _pending.Append(line).Append('\n');
            _lines.Add((entry.Sequence, _pending.Length));
        }
    }

    /// <summary>Writes what is known to have happened: everything up to a number.</summary>
    public void Write(long through)
    {
        lock (_gate)
            WritePending(through);
    }

    /// <summary>The last lines of a log, oldest first.</summary>
    public static IReadOnlyList<string> Tail(IDisk disk, string path, int count)
    {
        var lines = Lines(Whole(disk.ReadAll(path, LongestRead) ?? [])).ToList();
        return lines.Count > count ? lines[^count..] : lines;
    }

    private void WritePending(long through)
    {
        var count = _lines.Count;
        while (count > 0 && _lines[count - 1].Sequence > through)
            count--;
        if (count == 0)
            return;
        var (last, end) = _lines[count - 1];
        if (_end < 0)
            Open();
        var bytes = Encoding.UTF8.GetBytes((_end == 0 ? Heading : "") + _pending.ToString(0, end));
        using (var file = disk.OpenWrite(path))
        {
            if (file.Length > _end)
                file.SetLength(_end);
            file.Write(_end, bytes);
        }

        _end += bytes.Length;
        Last = last;
        _pending.Remove(0, end);
        _lines.RemoveRange(0, count);
        for (var i = 0; i < _lines.Count; i++)
            _lines[i] = (_lines[i].Sequence, _lines[i].End - end);
    }

    // A power cut may leave half a line, or a hole of NUL bytes; everything from there on is derived again.
    private static ReadOnlyMemory<byte> Whole(byte[] bytes)
    {
        var hole = bytes.AsSpan().IndexOf((byte)0);
        return bytes.AsMemory(0, bytes.AsSpan(0, hole < 0 ? bytes.Length : hole).LastIndexOf((byte)'\n') + 1);
    }

    private static IEnumerable<string> Lines(ReadOnlyMemory<byte> text) =>
        Encoding.UTF8.GetString(text.Span).Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal));

    // Only where Coro puts it: a person's own line may have a '#' anywhere else.
    private static long SequenceOf(string line)
    {
        if (line.Length <= NumberStart || line[NumberStart - 1] != '#')
            return 0;
        var end = line.IndexOf(' ', NumberStart);
        return end > 0 && long.TryParse(line.AsSpan(NumberStart..end), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : 0;
    }
}
