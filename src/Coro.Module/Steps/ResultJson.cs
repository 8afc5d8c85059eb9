using System.Buffers;
using System.Collections;
using System.Management.Automation;
using System.Text.Json;

namespace Coro.Module.Steps;

/// <summary>Writes a result as the JSON of the step contract; what is wrong with it is the engine's to tell.</summary>
internal static class ResultJson
{
    private const int Deepest = 30;

    // PowerShell makes one object of a list of one.
    private static readonly HashSet<string> Lists = ["findings", "workarounds", "artifacts", "pull_requests", "insights", "children"];

    /// <summary>Writes an object with these members.</summary>
    public static ReadOnlyMemory<byte> Write(IEnumerable<(string Name, object? Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                json.WritePropertyName(name);
                var inner = Inner(value);
                var single = Lists.Contains(name) && inner is not null && (inner is string or IDictionary or not IEnumerable);
                if (single)
                    json.WriteStartArray();
                Write(json, value, 1);
                if (single)
                    json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static object? Inner(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    private static void Write(Utf8JsonWriter json, object? value, int depth)
    {
        switch (Inner(value))
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool truth: json.WriteBooleanValue(truth); break;
            case decimal number: json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case byte or sbyte or short or ushort or int or uint or long: json.WriteNumberValue(Convert.ToInt64(Inner(value), null)); break;
            case ulong number: json.WriteNumberValue(number); break;
            case DateTimeOffset time: json.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", null)); break;
            case DateTime time: json.WriteStringValue(time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", null)); break;
            case TimeSpan time: json.WriteNumberValue(Math.Max(0, time.TotalSeconds)); break;
            case StepOutcome.RateLimited: json.WriteStringValue("rate-limited"); break;
            case Enum word: json.WriteStringValue(word is VerificationVerdict ? word.ToString() : word.ToString().ToLowerInvariant()); break;
            case FileSystemInfo file: json.WriteStringValue(file.FullName); break;
            case JsonElement element: element.WriteTo(json); break;
            case var deep when depth >= Deepest: json.WriteStringValue(deep.ToString()); break;
            case IDictionary table: Members(json, table.Keys.Cast<object>().Select(key => (key.ToString() ?? "", table[key])), depth); break;
            case IEnumerable list: Items(json, list, depth); break;
            case PSObject custom: Members(json, custom.Properties.Select(property => (property.Name, (object?)property.Value)), depth); break;
            case Finding or Usage or StepResult:
                Members(json, PSObject.AsPSObject(Inner(value)).Properties.Select(property => (property.Name, (object?)property.Value)), depth);
                break;
            case var other: json.WriteStringValue(other.ToString()); break;
        }
    }

    private static void Items(Utf8JsonWriter json, IEnumerable list, int depth)
    {
        json.WriteStartArray();
        foreach (var item in list)
            Write(json, item, depth + 1);
        json.WriteEndArray();
    }

    private static void Members(Utf8JsonWriter json, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(Inside(name));
            Write(json, value, depth + 1);
        }

        json.WriteEndObject();
    }

    // The members of findings and usage have names of their own.
    private static string Inside(string name) => name switch
    {
        "Severity" or "Title" or "Detail" => name.ToLowerInvariant(),
        "InputTokens" => "input_tokens",
        "OutputTokens" => "output_tokens",
        "CacheReadInputTokens" => "cache_read_input_tokens",
        "CacheCreationInputTokens" => "cache_creation_input_tokens",
        "CostUsd" => "cost_usd",
        _ => ResultShape.NameOf(name),
    };
}
