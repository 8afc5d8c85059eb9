using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Tests.State;

/// <summary>A YAML document as an editor's schema check sees it: plain scalars are typed by the core schema.</summary>
internal static class YamlAsJson
{
    public static string Of(byte[] yaml)
    {
        var parser = new Parser(new StringReader(Encoding.UTF8.GetString(yaml)));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Node(parser)!.ToJsonString();
    }

    private static JsonNode? Node(Parser parser)
    {
        if (parser.TryConsume<MappingStart>(out _))
        {
            var map = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
                map.Add(parser.Consume<Scalar>().Value, Node(parser));
            return map;
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
                list.Add(Node(parser));
            return list;
        }

        return Value(parser.Consume<Scalar>());
    }

    private static JsonNode? Value(Scalar scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => scalar.Value,
        { Value: "" or "null" or "~" } => null,
        { Value: "true" } => true,
        { Value: "false" } => false,
        _ when decimal.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => scalar.Value,
    };
}
