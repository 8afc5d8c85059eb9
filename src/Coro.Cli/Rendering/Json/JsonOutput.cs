using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>
/// Writes one JSON document to standard output, piece by piece: a large one is never whole in memory. It is indented for a
/// person at a terminal, and a single line for everything else.
/// </summary>
internal static class JsonOutput
{
    private const int FlushAt = 1 << 15;

    public static void Write(CommandContext context, Action<Utf8JsonWriter> document)
    {
        context.Out.Flush();
        var options = new JsonWriterOptions { Indented = context.Terminal.IsTerminal, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(context.OutStream, options))
            document(json);
        context.OutStream.WriteByte((byte)'\n');
        context.OutStream.Flush();
    }

    /// <summary>Hands over what is ready; to be called after each of many members.</summary>
    public static void Drain(this Utf8JsonWriter json)
    {
        if (json.BytesPending >= FlushAt)
            json.Flush();
    }

    public static void WriteStrings(this Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        WriteValues(json, values);
        json.WriteEndArray();
    }

    public static void WriteTracker(this Utf8JsonWriter json, TrackerReference? item)
    {
        if (item is null)
        {
            json.WriteNull("tracker");
            return;
        }

        json.WriteStartObject("tracker");
        json.WriteString("provider", item.Provider);
        json.WriteString("key", item.Key);
        json.WriteString("url", item.Url);
        json.WriteEndObject();
    }

    public static void WriteValues(this Utf8JsonWriter json, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            json.WriteStringValue(value);
            json.Drain();
        }
    }

    /// <summary>A moment in ISO 8601 with its offset; null: unknown.</summary>
    public static void WriteMoment(this Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } known)
            json.WriteString(name, known);
        else
            json.WriteNull(name);
    }

    /// <summary>A duration in seconds; null: unknown.</summary>
    public static void WriteSeconds(this Utf8JsonWriter json, string name, TimeSpan? duration)
    {
        if (duration is { } known)
            json.WriteNumber(name, Math.Round((decimal)known.TotalSeconds, 3));
        else
            json.WriteNull(name);
    }

    public static void WriteMaybe(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    public static void WriteMaybe(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } said)
            json.WriteBoolean(name, said);
        else
            json.WriteNull(name);
    }

    public static void WriteMaybe(this Utf8JsonWriter json, string name, long? number) =>
        json.WriteMaybe(name, (decimal?)number);
}
