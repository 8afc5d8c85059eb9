using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// One line of the journal: <c>{"c":"a1b2c3d4","n":12,"f":10,"t":"…Z","d":{"e":"…",…}}</c>. The order of the members is
/// part of the format: the checksum <c>c</c> (CRC-32C) is of every byte after its own member. Where several events happened together,
/// <c>d</c> is a list of them: a crash leaves the line, and so all of them, or nothing.
/// </summary>
/// <param name="Sequence">The number of the entry, or of the first of several.</param>
/// <param name="Flushed">The number up to which the journal was known to be on the disk when the line was written.</param>
/// <param name="Time">When it happened.</param>
/// <param name="EventStart">Where the event starts in the line; it ends before the last byte.</param>
internal readonly record struct JournalLine(long Sequence, long Flushed, DateTimeOffset Time, int EventStart)
{
    /// <summary>The longest line: an adopted state file is one, and its escapes make it longer than the file may be.</summary>
    public const int Longest = 512 << 20;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const int ChecksumStart = 6;
    private const int ChecksumLength = 8;
    private const int Covered = ChecksumStart + ChecksumLength + 2;

    /// <summary>Writes a line with its end.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="json">Writes into the buffer.</param>
    /// <param name="entries">One entry; or several that belong together, with numbers that follow each other and the same time.</param>
    /// <param name="flushed">The number up to which the journal is known to be on the disk.</param>
    public static void Write(ByteBuffer buffer, Utf8JsonWriter json, ReadOnlySpan<JournalEntry> entries, long flushed)
    {
        var start = buffer.Length;
        buffer.Add("""{"c":"00000000","n":"""u8);
        buffer.Add(entries[0].Sequence);
        buffer.Add(""","f":"""u8);
        buffer.Add(flushed);
        buffer.Add(",\"t\":\""u8);
        entries[0].Time.UtcDateTime.TryFormat(buffer.GetSpan(32), out var written, TimeFormat, CultureInfo.InvariantCulture);
        buffer.Advance(written);
        buffer.Add("\",\"d\":"u8);
        if (entries.Length > 1 || !FrequentEventWriter.TryWrite(buffer, entries[0].Event))
            Serialize(buffer, json, entries);
        buffer.Add((byte)'}');
        var line = buffer.Written[start..];
        Checksum(line[Covered..]).TryFormat(line[ChecksumStart..], out _, "x8", CultureInfo.InvariantCulture);
        buffer.Add((byte)'\n');
    }

    /// <summary>Reads all of a line but its event; false when the line is not exactly what was written.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out JournalLine read)
    {
        read = default;
        if (line.Length <= Covered || !line.StartsWith("{\"c\":\""u8) || line[^1] != '}'
            || !line[(Covered - 2)..].StartsWith("\","u8)
            || !Utf8Parser.TryParse(line.Slice(ChecksumStart, ChecksumLength), out uint checksum, out var used, 'x')
            || used != ChecksumLength || checksum != Checksum(line[Covered..]))
            return false;
        var at = Covered;
        if (!Number(line, ref at, "\"n\":"u8, out var sequence) || !Number(line, ref at, ",\"f\":"u8, out var flushed)
            || !Expect(line, ref at, ",\"t\":\""u8))
            return false;
        var end = line[at..].IndexOf((byte)'"');
        if (end < 0 || !TryTime(line.Slice(at, end), out var time))
            return false;
        at += end;
        if (!Expect(line, ref at, "\",\"d\":"u8))
            return false;
        read = new(sequence, flushed, time, at);
        return true;
    }

    /// <summary>Whether a line holds several events.</summary>
    public bool HoldsMany(ReadOnlySpan<byte> line) => line[EventStart] == '[';

    /// <summary>The number of a line's last entry.</summary>
    public long Last(ReadOnlySpan<byte> line)
    {
        if (!HoldsMany(line))
            return Sequence;
        var reader = new Utf8JsonReader(line[EventStart..^1], new JsonReaderOptions { MaxDepth = EventJson.MaxDepth });
        var last = Sequence - 1;
        for (reader.Read(); reader.Read() && reader.TokenType != JsonTokenType.EndArray; last++)
            reader.Skip();
        return last;
    }

    /// <summary>The events of a line that holds many.</summary>
    /// <exception cref="JsonException">This version does not know one of them.</exception>
    public CampaignEvent[] Events(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line[EventStart..^1], EventJson.Default.CampaignEventArray) ?? throw new JsonException("The events are null.");

    /// <summary>A line that holds many as lines that hold one each; what they begin with is left out.</summary>
    public List<(JournalLine Line, byte[] Bytes)> Split(ReadOnlySpan<byte> line)
    {
        var lines = new List<(JournalLine, byte[])>();
        var json = Body(line);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = EventJson.MaxDepth });
        for (reader.Read(); reader.Read() && reader.TokenType != JsonTokenType.EndArray;)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();

            // As if the line's last brace came right after it.
            lines.Add((new(Sequence + lines.Count, Flushed, Time, 0), [.. json[start..(int)reader.BytesConsumed], (byte)'}']));
        }

        return lines;
    }

    /// <summary>The event of a line.</summary>
    /// <exception cref="JsonException">This version does not know it.</exception>
    public CampaignEvent Event(ReadOnlySpan<byte> line) =>
        FrequentEvents.Read(Body(line))
        ?? JsonSerializer.Deserialize(Body(line), EventJson.Info) ?? throw new JsonException("The event is null.");

    /// <summary>The event of a line with its place in history.</summary>
    /// <exception cref="JsonException">This version does not know the event.</exception>
    public JournalEntry Entry(ReadOnlySpan<byte> line) => new(Sequence, Time, Event(line));

    /// <summary>The JSON of a line's event.</summary>
    public ReadOnlySpan<byte> Body(ReadOnlySpan<byte> line) => line[EventStart..^1];

    /// <summary>The word that says what kind of event a line's is, found without reading the event.</summary>
    public ReadOnlySpan<byte> Kind(ReadOnlySpan<byte> line)
    {
        var json = Body(line);
        if (!json.StartsWith("{\"e\":\""u8))
            return [];
        json = json["{\"e\":\"".Length..];
        return json[..Math.Max(0, json.IndexOf((byte)'"'))];
    }

    private static void Serialize(ByteBuffer buffer, Utf8JsonWriter json, ReadOnlySpan<JournalEntry> entries)
    {
        json.Reset(buffer);
        if (entries.Length > 1)
            json.WriteStartArray();
        foreach (ref readonly var entry in entries)
            JsonSerializer.Serialize(json, entry.Event, EventJson.Info);
        if (entries.Length > 1)
            json.WriteEndArray();
        json.Flush();
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (!Utf8Parser.TryParse(text, out DateTime parsed, out var used, 'O') || used != text.Length)
            return false;
        time = new(DateTime.SpecifyKind(parsed, DateTimeKind.Utc));
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> line, ref int at, ReadOnlySpan<byte> before, out long number)
    {
        number = 0;
        if (!Expect(line, ref at, before) || !Utf8Parser.TryParse(line[at..], out number, out var used) || number < 0)
            return false;
        at += used;
        return true;
    }

    private static bool Expect(ReadOnlySpan<byte> line, ref int at, ReadOnlySpan<byte> text)
    {
        if (!line[at..].StartsWith(text))
            return false;
        at += text.Length;
        return true;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (var b in bytes[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
