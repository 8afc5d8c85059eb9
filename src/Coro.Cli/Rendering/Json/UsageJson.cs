using System.Text.Json;
using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>usage --json</c>.</summary>
internal static class UsageJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<UsageSum> sums, UsageSum total)
    {
        json.WriteStartObject();
        json.WriteStartArray("sums");
        foreach (var sum in sums)
            Write(json, sum);
        json.WriteEndArray();
        json.WritePropertyName("total");
        Write(json, total);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UsageSum sum)
    {
        json.WriteStartObject();
        json.WriteString("key", sum.Key);
        json.WriteNumber("tries", sum.Tries);
        json.WriteNumber("untold", sum.Untold);
        ChildJson.WriteUsage(json, sum.Usage);
        json.WriteEndObject();
    }
}
