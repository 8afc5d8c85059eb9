using System.Text.Json.Nodes;

namespace Coro.Tests.Support;

/// <summary>Changes a JSON document in one place, to hold a schema against a reader there.</summary>
internal static class JsonEdits
{
    /// <summary>The paths of everything in a document, parents first.</summary>
    public static IEnumerable<string[]> Paths(JsonNode? root) => Paths(root, []);

    public static JsonNode? At(JsonNode root, IEnumerable<string> path) =>
        path.Aggregate((JsonNode?)root, (node, key) => node switch
        {
            JsonArray a => int.Parse(key) < a.Count ? a[int.Parse(key)] : null,
            JsonObject o => o[key],
            _ => null,
        });

    /// <summary>The document with another value, given as JSON, in a place.</summary>
    public static string Replace(string document, string[] path, string? json)
    {
        var root = JsonNode.Parse(document)!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (At(root, path[..^1]) is JsonArray array)
            array[int.Parse(path[^1])] = value;
        else
            At(root, path[..^1])![path[^1]] = value;
        return root.ToJsonString();
    }

    public static string Remove(string document, string[] path)
    {
        var root = JsonNode.Parse(document)!;
        if (At(root, path[..^1]) is JsonArray array)
            array.RemoveAt(int.Parse(path[^1]));
        else
            At(root, path[..^1])!.AsObject().Remove(path[^1]);
        return root.ToJsonString();
    }

    /// <summary>The document with one more member in the object at a place; as it was where that is none.</summary>
    public static string Add(string document, string[] path, string key)
    {
        var root = JsonNode.Parse(document)!;
        if (At(root, path) is JsonObject target)
            target[key] = "zzz";
        return root.ToJsonString();
    }

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] path)
    {
        if (path.Length > 0)
            yield return path;
        var parts = node switch
        {
            JsonObject o => o.Select(member => (member.Key, member.Value)),
            JsonArray a => a.Select((item, i) => ($"{i}", item)),
            _ => [],
        };
        foreach (var (key, value) in parts)
        {
            foreach (var deeper in Paths(value, [.. path, key]))
                yield return deeper;
        }
    }
}
