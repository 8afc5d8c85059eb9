using System.Text.Json.Nodes;

namespace Coro.Tests.Support.Apis;

/// <summary>
/// Its issues, from https://docs.github.com/en/rest/issues/issues, https://docs.github.com/en/rest/issues/comments,
/// https://docs.github.com/en/rest/issues/sub-issues and https://docs.github.com/en/rest/issues/issue-dependencies.
/// </summary>
internal sealed partial class FakeGitHub
{
    private readonly List<JsonObject> _issues = [];
    private readonly Dictionary<string, List<JsonObject>> _comments = [];
    private readonly Dictionary<string, List<JsonObject>> _related = [];

    /// <summary>The issues that there are.</summary>
    public IReadOnlyList<JsonObject> AllIssues => _issues;

    /// <summary>The comments of an issue.</summary>
    public IReadOnlyList<string> CommentsOf(int number) => [.. _comments.GetValueOrDefault($"{number}", []).Select(comment => (string)comment["body"]!)];

    /// <summary>The numbers of an issue's <c>sub_issues</c>, or of those that it is <c>blocked_by</c>.</summary>
    public IReadOnlyList<int> Related(int number, string how) => [.. _related.GetValueOrDefault($"{number}/{how}", []).Select(issue => (int)issue["number"]!)];

    /// <summary>Writes an issue, as somebody would on the page.</summary>
    public JsonObject AddIssue(string title, string body, params string[] labels)
    {
        _issues.Add(new()
        {
            ["id"] = 1000 + ++_number,
            ["number"] = _number,
            ["state"] = "open",
            ["state_reason"] = null,
            ["title"] = title,
            ["body"] = body,
            ["html_url"] = $"https://github.com/acme/shop/issues/{_number}",
            ["created_at"] = Now(),
            ["updated_at"] = Now(),
            ["labels"] = new JsonArray([.. labels.Select(label => new JsonObject { ["name"] = label })]),
        });
        return _issues[^1];
    }

    private ApiReply Issues(ApiCall call)
    {
        if (call.Parts is [_, _, _, _])
            return call.Method == "POST" ? CreateIssue(call.Json) : ListIssues(call);
        if (_issues.Find(issue => issue["number"]!.ToString() == call.Parts[4]) is not { } issue)
            return ApiReply.Refused(404, "Not Found");
        return (call.Method, call.Parts[5..]) switch
        {
            ("GET", []) => new(200, issue.DeepClone()),
            ("PATCH", []) => Change(issue, call.Json),
            ("GET", ["comments"]) => Page(call, _comments.GetValueOrDefault(call.Parts[4], [])),
            ("POST", ["comments"]) => Comment(call.Parts[4], call.Json),
            ("GET", ["sub_issues"]) => Page(call, _related.GetValueOrDefault($"{call.Parts[4]}/sub_issues", [])),
            ("POST", ["sub_issues"]) => Relate($"{call.Parts[4]}/sub_issues", (int)call.Json["sub_issue_id"]!),
            ("GET", ["dependencies", "blocked_by"]) => Page(call, _related.GetValueOrDefault($"{call.Parts[4]}/blocked_by", [])),
            ("POST", ["dependencies", "blocked_by"]) => Relate($"{call.Parts[4]}/blocked_by", (int)call.Json["issue_id"]!),
            _ => ApiReply.Refused(404, "Not Found"),
        };
    }

    private ApiReply CreateIssue(JsonNode json)
    {
        if ((string?)json["title"] is not { } title)
            return ApiReply.Refused(422, "Validation Failed");
        return new(201, AddIssue(title, (string?)json["body"] ?? "").DeepClone());
    }

    private ApiReply ListIssues(ApiCall call)
    {
        if (call.Stray("state", "labels", "since", "sort", "direction", "per_page", "page") is { } stray)
            return ApiReply.Refused(400, $"what is {stray}?");
        var issues = _issues.Where(issue => call.Query["state"] is "all" || (string)issue["state"]! == (call.Query["state"] ?? "open"))
            .Where(issue => call.Query["labels"] is not { } label || issue["labels"]!.AsArray().Any(one => (string)one!["name"]! == label))
            .Where(issue => call.Query["since"] is not { } since || string.CompareOrdinal((string)issue["updated_at"]!, since) >= 0);
        return Page(call, [.. call.Query["direction"] == "asc" ? issues : issues.Reverse()]);
    }

    private ApiReply Change(JsonObject issue, JsonNode json)
    {
        foreach (var (name, value) in json.AsObject())
            issue[name] = value?.DeepClone();
        issue["updated_at"] = Now();
        return new(200, issue.DeepClone());
    }

    private ApiReply Comment(string number, JsonNode json)
    {
        if (!_comments.TryGetValue(number, out var comments))
            _comments[number] = comments = [];
        comments.Add(new() { ["body"] = (string)json["body"]! });
        return new(201, comments[^1].DeepClone());
    }

    private ApiReply Relate(string how, int id)
    {
        if (!_related.TryGetValue(how, out var related))
            _related[how] = related = [];
        if (_issues.Find(issue => (int)issue["id"]! == id) is not { } other)
            return ApiReply.Refused(404, "Not Found");
        if (related.Contains(other))
            return ApiReply.Refused(422, "An error occurred while adding it: it is there already");
        related.Add(other);
        return new(201, other.DeepClone());
    }
}
