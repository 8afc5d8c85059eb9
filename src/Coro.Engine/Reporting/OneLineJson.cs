using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coro.Engine.Reporting;

/// <summary>
/// Writes a JSON object as text without a line break, whatever strings it holds. The encoder leaves quotes and accents
/// readable for people, and escapes everything that any reader could take for the end of a line.
/// </summary>
internal static class OneLineJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        // Azure Pipelines and GitHub take "##vso[" and "##[" for commands wherever in a line they are, and steps write what they
        // like. Outside of strings JSON has no "#", and inside its number means the same.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("##", @"\u0023\u0023", StringComparison.Ordinal);
    }
}
