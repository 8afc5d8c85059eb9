using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Coro.Tests.Support.Apis;

/// <summary>
/// Its work items, from https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/create?view=azure-devops-rest-7.1,
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-items/update?view=azure-devops-rest-7.1,
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/wiql/query-by-wiql?view=azure-devops-rest-7.1,
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/comments/add?view=azure-devops-rest-7.1 and
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/wit/work-item-type-states/list?view=azure-devops-rest-7.1.
/// The states are those of the process Agile.
/// </summary>
internal sealed partial class FakeAzureDevOps
{
    private static readonly (string Name, string Category)[] States =
        [("New", "Proposed"), ("Active", "InProgress"), ("Resolved", "Resolved"), ("Closed", "Completed"), ("Removed", "Removed")];

    private readonly List<JsonObject> _items = [];
    private readonly Dictionary<int, List<string>> _texts = [];

    /// <summary>The work items that there are.</summary>
    public IReadOnlyList<JsonObject> Items => _items;

    /// <summary>The comments of a work item.</summary>
    public IReadOnlyList<string> CommentsOf(int id) => _texts.GetValueOrDefault(id, []);

    /// <summary>Writes a work item, as somebody would on the page.</summary>
    public JsonObject AddItem(string title, string html, params string[] tags)
    {
        var item = NewItem("User Story");
        (item["fields"]!["System.Title"], item["fields"]!["System.Description"], item["fields"]!["System.Tags"]) = (title, html, string.Join("; ", tags));
        _items.Add(item);
        return item;
    }

    private ApiReply WorkItems(ApiCall call) => (call.Method, call.Parts[4..]) switch
    {
        ("POST", ["wiql"]) => Query((string)call.Json["query"]!),
        ("POST", ["workitems", ['$', .. var type]]) => Patch(call, NewItem(type)),
        ("GET", ["workitemtypes", _, "states"]) => new(200, new JsonObject
        {
            ["value"] = new JsonArray([.. States.Select(state => new JsonObject { ["name"] = state.Name, ["category"] = state.Category })]),
        }),
        (var method, [var items, var id, .. var rest]) when items.Equals("workitems", StringComparison.OrdinalIgnoreCase)
            && _items.Find(item => item["id"]!.ToString() == id) is { } item => (method, rest) switch
            {
                ("GET", []) => new(200, Shown(item, call.Query["$expand"] == "relations")),
                ("PATCH", []) => Patch(call, item),
                ("GET", ["comments"]) => new(200, new JsonObject
                {
                    ["comments"] = new JsonArray([.. CommentsOf((int)item["id"]!).Select(text => new JsonObject { ["text"] = text })]),
                }),
                ("POST", ["comments"]) => Comment((int)item["id"]!, (string)call.Json["text"]!),
                _ => ApiReply.Refused(404, "Page not found."),
            },
        _ => ApiReply.Refused(404, "Page not found."),
    };

    private static JsonObject Shown(JsonObject item, bool withRelations)
    {
        var shown = item.DeepClone().AsObject();
        if (!withRelations)
            shown.Remove("relations");
        return shown;
    }

    private JsonObject NewItem(string type) => new()
    {
        ["id"] = _items.Count + 1,
        ["fields"] = new JsonObject { ["System.WorkItemType"] = type, ["System.State"] = "New" },
        ["relations"] = new JsonArray(),
    };

    private ApiReply Patch(ApiCall call, JsonObject item)
    {
        if (call.Header("Content-Type") != "application/json-patch+json")
            return ApiReply.Refused(415, "The request is no JSON Patch document");
        foreach (var operation in call.Json.AsArray())
        {
            var (path, value) = ((string)operation!["path"]!, operation["value"]!.DeepClone());
            if ((string?)operation["op"] != "add")
                return ApiReply.Refused(400, "what operation is that?");
            if (path == "/relations/-")
                item["relations"]!.AsArray().Add(value);
            else if (path.StartsWith("/fields/", StringComparison.Ordinal))
                item["fields"]![path["/fields/".Length..]] = value;
            else
                return ApiReply.Refused(400, "what path is that?");
        }

        if (item["fields"]!["System.Title"] is null)
            return ApiReply.Refused(400, "TF401320: Rule Error for field Title. It cannot be empty.");
        if (!_items.Contains(item))
            _items.Add(item);
        return new(200, Shown(item, true));
    }

    // It finds parts of tags, too, as a test of whoever asks.
    private ApiReply Query(string query)
    {
        if (Regex.Match(query, @"^SELECT \[System\.Id\] FROM WorkItems WHERE \[System\.TeamProject\] = @project AND \[System\.Tags\] CONTAINS '([^']*)'") is not { Success: true } match)
            return ApiReply.Refused(400, "TF51006: The query statement is wrong");
        var found = _items.Where(item => ((string?)item["fields"]!["System.Tags"])?.Contains(match.Groups[1].Value) == true);
        return new(200, new JsonObject { ["workItems"] = new JsonArray([.. found.Select(item => new JsonObject { ["id"] = (int)item["id"]! })]) });
    }

    private ApiReply Comment(int id, string text)
    {
        if (!_texts.TryGetValue(id, out var texts))
            _texts[id] = texts = [];
        texts.Add(text);
        return new(200, new JsonObject { ["text"] = text });
    }
}
