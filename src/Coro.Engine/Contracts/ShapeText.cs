using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Coro.Engine.Contracts;

/// <summary>A shape as JSON on one line.</summary>
internal static class ShapeText
{
    public static string Of(JsonElement shape)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            shape.WriteTo(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
