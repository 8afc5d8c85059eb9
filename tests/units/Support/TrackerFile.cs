using System.Text.Json.Nodes;

namespace Coro.Tests.Support;

/// <summary>A tracker that is a file, as somebody edits it.</summary>
internal static class TrackerFile
{
    /// <summary>Writes an item; the first has the key 1.</summary>
    public static void Add(string path, string title, string body, params string[] labels)
    {
        var json = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))! : new JsonObject { ["schema"] = "coro.tracker/v1", ["items"] = new JsonArray() };
        var items = json["items"]!.AsArray();
        items.Add(new JsonObject
        {
            ["key"] = $"{items.Count + 1}",
            ["title"] = title,
            ["body"] = body,
            ["labels"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
        });
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json.ToJsonString());
    }
}
