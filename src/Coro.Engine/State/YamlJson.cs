using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coro.Engine.Loading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.State;

/// <summary>
/// A YAML text of one document as JSON. What stands without quotes is null, true, false or a number where it looks like one, and
/// otherwise text.
/// </summary>
internal static class YamlJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string yaml)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var parser = new QuickParser(yaml);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            Node(json, parser);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Node(Utf8JsonWriter json, QuickParser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            Value(json, scalar);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            json.WriteStartArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                Node(json, parser);
            json.WriteEndArray();
        }
        else
        {
            parser.Consume<MappingStart>();
            json.WriteStartObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                json.WritePropertyName(parser.Consume<Scalar>().Value);
                Node(json, parser);
            }

            json.WriteEndObject();
        }
    }

    private static void Value(Utf8JsonWriter json, Scalar scalar)
    {
        if (!YamlCursor.IsPlain(scalar))
            json.WriteStringValue(scalar.Value);
        else if (YamlCursor.IsNull(scalar))
            json.WriteNullValue();
        else if (scalar.Value is "true" or "false")
            json.WriteBooleanValue(scalar.Value == "true");
        else if (decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(scalar.Value);
    }
}
