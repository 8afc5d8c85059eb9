using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>An event as JSON.</summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, CampaignEventRecord happened)
    {
        json.WriteStartObject();
        json.WriteString("campaign", happened.Campaign);
        json.WriteNumber("sequence", happened.Sequence);
        json.WriteMoment("time", happened.Time);
        json.WriteString("kind", happened.Kind);
        json.WriteString("child", happened.Child);
        json.WriteString("stage", happened.Stage);
        json.WriteString("step", happened.Step);
        json.WriteMaybe("attempt", (long?)happened.Attempt);
        json.WriteMaybe("try", (long?)happened.Try);
        json.WriteString("text", happened.Text);
        json.WritePropertyName("detail");
        WriteValue(json, happened.Detail);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case long number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue(number); break;
            case IReadOnlyDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, member);
                }

                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"No JSON for {value.GetType().Name}.");
        }
    }
}
