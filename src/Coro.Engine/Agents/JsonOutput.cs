using System.Text.Json;

namespace Coro.Engine.Agents;

/// <summary>Finds JSON objects in what a program printed: one that takes all of it, or one on each line.</summary>
internal static class JsonOutput
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The objects, in order. What is none is passed over.</summary>
    public static IEnumerable<JsonElement> Objects(string output)
    {
        var from = output.IndexOf('{', StringComparison.Ordinal);
        if (from < 0)
            yield break;
        if (Parse(output[from..].TrimEnd()) is { } whole)
        {
            yield return whole;
            yield break;
        }

        foreach (var line in output.Split('\n'))
        {
            if (line.StartsWith('{') && Parse(line.TrimEnd('\r')) is { } one)
                yield return one;
        }
    }

    /// <summary>A member that is a whole number from 0 on; null: it is none.</summary>
    public static long? Count(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var count) && count >= 0
            ? count
            : null;

    /// <summary>A member that is an object; null: it is none.</summary>
    public static JsonElement? Object(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>Whether a member is a certain text.</summary>
    public static bool Says(this JsonElement item, string name, string text) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
