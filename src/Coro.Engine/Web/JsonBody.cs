using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coro.Engine.Web;

/// <summary>Writes the JSON of a request by hand.</summary>
internal sealed class JsonBody
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>Writes one value.</summary>
    public JsonBody(Action<Utf8JsonWriter> write)
    {
        using var writer = new Utf8JsonWriter(_buffer, Options);
        write(writer);
    }

    /// <summary>Writes an object.</summary>
    public static JsonBody Object(Action<Utf8JsonWriter> members) => new(json =>
    {
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
    });

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();
}
