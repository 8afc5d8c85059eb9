using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>
/// Something worth knowing in a headless run, as a line of JSON like the progress around it:
/// <c>{"note":"…","level":"warning"}</c>. The level is <c>info</c>, <c>warning</c> or <c>error</c>.
/// </summary>
internal static class NoteLine
{
    public static string Of(string text, string level)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("note", text);
            json.WriteString("level", level);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
