using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>config show --json</c>: <c>{"values":[{"key":…,"value":…,"origin":…,"line":…,"column":…}]}</c>.</summary>
internal static class ConfigJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ConfigurationValue> values)
    {
        json.WriteStartObject();
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("key", value.Key);
            json.WritePropertyName("value");
            Write(json, value.Value);
            json.WriteString("origin", value.Origin);
            json.WriteMaybe("line", value.Line);
            json.WriteMaybe("column", value.Column);
            json.WriteEndObject();
            json.Drain();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool b: json.WriteBooleanValue(b); break;
            case long number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case IEnumerable<KeyValuePair<string, object?>> table:
                json.WriteStartObject();
                foreach (var (key, part) in table)
                {
                    json.WritePropertyName(key);
                    Write(json, part);
                }

                json.WriteEndObject();
                break;
            case IEnumerable<object?> list:
                json.WriteStartArray();
                foreach (var item in list)
                    Write(json, item);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
