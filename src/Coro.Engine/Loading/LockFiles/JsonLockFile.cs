using System.Text.Json;

namespace Coro.Engine.Loading.LockFiles;

/// <summary>What readers of lock files in JSON have in common: going over it with a problem for whatever is not as it should be.</summary>
/// <param name="problems">Where to tell.</param>
/// <param name="remedy">What writes the file anew, for messages.</param>
internal sealed class JsonLockFile(Problems problems, string remedy)
{
    /// <summary>Reads a text, if it is JSON.</summary>
    public void Read(string text, Action<JsonElement> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            read(document.RootElement);
        }
        catch (JsonException e)
        {
            var place = new Place((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            problems.Add("json-syntax", $"this is not valid JSON; {remedy}", place);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            problems.Add("json-syntax", $"a text in it is not valid Unicode; {remedy}");
        }
    }

    /// <summary>What an object has under a key, itself an object; nothing where the key is absent.</summary>
    public IEnumerable<JsonProperty> Members(JsonElement parent, string key, string path)
    {
        var at = path.Length == 0 ? key : $"{path}.{key}";
        return parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out var element) ? Members(element, at) : [];
    }

    /// <summary>What an object has.</summary>
    public IEnumerable<JsonProperty> Members(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return element.EnumerateObject();
        Report("an object", element, path);
        return [];
    }

    /// <summary>A text that a package has under a key; null where there is none.</summary>
    public string? Text(JsonElement parent, string key, string path)
    {
        if (!parent.TryGetProperty(key, out var element))
            return null;
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString();
        Report("text", element, $"{path}.{key}");
        return null;
    }

    public static bool IsTrue(JsonElement parent, string key) =>
        parent.TryGetProperty(key, out var element) && element.ValueKind == JsonValueKind.True;

    public void Report(string expected, JsonElement found, string path) =>
        problems.Add("wrong-type", $"must be {expected}, not {Shown.Quote(found.GetRawText())}", path: path);
}
