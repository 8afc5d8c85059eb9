using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Coro.Tests.Support.Apis;

/// <summary>
/// Jira's REST API, as far as Coro uses it, for the project <c>SHOP</c>. Written from
/// https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issues/,
/// https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-search/ (<c>search/jql</c>, and <c>search</c> on a server),
/// https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-links/,
/// https://developer.atlassian.com/cloud/jira/platform/issue-linking-model/,
/// https://developer.atlassian.com/cloud/jira/platform/rest/v2/api-group-issue-comments/ and
/// https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/.
/// </summary>
internal sealed class FakeJira(bool isCloud) : LoopbackServer
{
    public const string Token = "jira-not-a-real-one";
    public const string User = "bot@example.org";

    private static readonly (string Id, string Name, string Category)[] Statuses =
        [("11", "To Do", "new"), ("21", "In Progress", "indeterminate"), ("31", "Done", "done"), ("41", "Won't Do", "done")];

    private readonly List<JsonObject> _issues = [];
    private readonly Dictionary<string, List<string>> _comments = [];

    /// <summary>The issues that there are.</summary>
    public IReadOnlyList<JsonObject> Issues => _issues;

    /// <summary>The links that there are: what blocks, or relates to, what.</summary>
    public List<(string Type, string From, string To)> Links { get; } = [];

    /// <summary>The comments of an issue.</summary>
    public IReadOnlyList<string> CommentsOf(string key) => _comments.GetValueOrDefault(key, []);

    /// <summary>What an issue's status is called.</summary>
    public string StatusOf(string key) => (string)Find(key)!["fields"]!["status"]!["name"]!;

    /// <summary>Writes an issue, as somebody would on the page.</summary>
    public void AddIssue(string summary, string description, params string[] labels) => Create(new JsonObject
    {
        ["project"] = new JsonObject { ["key"] = "SHOP" },
        ["issuetype"] = new JsonObject { ["name"] = "Task" },
        ["summary"] = summary,
        ["description"] = description,
        ["labels"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
    });

    protected override ApiReply Answer(ApiCall call)
    {
        var authorization = isCloud ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Token}")) : $"Bearer {Token}";
        if (call.Header("Authorization") != authorization)
            return Refused(401, "You are not authenticated.");
        if (call.Header("Accept") != "application/json")
            return Refused(406, "Not acceptable");
        if (call.Method == "POST" && call.Header("Content-Type") != "application/json")
            return Refused(415, "Unsupported media type");
        if (call.Parts is not ["rest", "api", "2", .. var parts])
            return Refused(404, "No such version");
        return (call.Method, parts) switch
        {
            ("POST", ["issue"]) => Create(call.Json["fields"]!),
            ("GET", ["search", "jql"]) when isCloud => Search(call),
            ("GET", ["search"]) when !isCloud => Search(call),
            ("POST", ["issueLink"]) => Link(call.Json),
            (var method, ["issue", var key, .. var rest]) when Find(key) is { } issue => (method, rest) switch
            {
                ("GET", []) => new(200, Linked(issue)),
                ("GET", ["comment"]) => Comments(call, key),
                ("POST", ["comment"]) => Comment(key, (string)call.Json["body"]!),
                ("GET", ["transitions"]) => new(200, new JsonObject
                {
                    ["transitions"] = new JsonArray([.. Statuses.Select(status => new JsonObject { ["id"] = status.Id, ["to"] = Status(status) })]),
                }),
                ("POST", ["transitions"]) => Move(issue, (string)call.Json["transition"]!["id"]!),
                _ => Refused(404, "Not found"),
            },
            _ => Refused(404, "Issue does not exist or you do not have permission to see it."),
        };
    }

    private static ApiReply Refused(int status, string message) => new(status, new JsonObject { ["errorMessages"] = new JsonArray(message) });

    private static JsonObject Status((string Id, string Name, string Category) status) =>
        new() { ["name"] = status.Name, ["statusCategory"] = new JsonObject { ["key"] = status.Category } };

    private JsonObject? Find(string key) => _issues.Find(issue => (string)issue["key"]! == key);

    private ApiReply Create(JsonNode fields)
    {
        if ((string?)fields["project"]?["key"] != "SHOP" || (string?)fields["issuetype"]?["name"] is not ("Epic" or "Task") || fields["summary"] is null)
            return new(400, new JsonObject { ["errorMessages"] = new JsonArray(), ["errors"] = new JsonObject { ["summary"] = "You must specify a summary of the issue." } });
        if (!isCloud && fields["parent"] is not null)
            return Refused(400, "Field 'parent' cannot be set.");
        var issue = new JsonObject { ["key"] = $"SHOP-{_issues.Count + 1}", ["fields"] = fields.DeepClone() };
        issue["fields"]!["status"] = Status(Statuses[0]);
        _issues.Add(issue);
        return new(201, new JsonObject { ["key"] = (string)issue["key"]! });
    }

    private ApiReply Search(ApiCall call)
    {
        if (call.Stray(isCloud ? ["jql", "fields", "maxResults", "nextPageToken"] : ["jql", "fields", "maxResults", "startAt"]) is { } stray)
            return Refused(400, $"what is {stray}?");
        if (Regex.Match(call.Query["jql"]!, "^project = \"SHOP\" AND labels = \"([^\"]*)\"( AND statusCategory != Done)? ORDER BY key$") is not { Success: true } match)
            return Refused(400, "Error in the JQL Query");
        var found = _issues.Where(issue => issue["fields"]!["labels"]!.AsArray().Any(label => (string)label! == match.Groups[1].Value))
            .Where(issue => !match.Groups[2].Success || (string)issue["fields"]!["status"]!["statusCategory"]!["key"]! != "done")
            .Select(issue => issue.DeepClone()).ToArray();
        return new(200, new JsonObject { ["issues"] = new JsonArray(found), ["total"] = found.Length });
    }

    private JsonObject Linked(JsonObject issue)
    {
        var shown = issue.DeepClone().AsObject();
        shown["fields"]!["issuelinks"] = new JsonArray([.. Links.Where(link => link.To == (string)issue["key"]!).Select(link => new JsonObject
        {
            ["type"] = new JsonObject { ["name"] = link.Type },
            ["inwardIssue"] = new JsonObject { ["key"] = link.From },
        })]);
        return shown;
    }

    private ApiReply Link(JsonNode json)
    {
        var (type, from, to) = ((string)json["type"]!["name"]!, (string)json["inwardIssue"]!["key"]!, (string)json["outwardIssue"]!["key"]!);
        if (type is not ("Blocks" or "Relates") || Find(from) is null || Find(to) is null)
            return Refused(404, "No issue link type, or no issue");
        Links.Add((type, from, to));
        return new(201);
    }

    private ApiReply Comments(ApiCall call, string key)
    {
        var all = CommentsOf(key);
        var page = all.Skip(call.Number("startAt", 0)).Take(Math.Min(2, call.Number("maxResults", 50)));
        return new(200, new JsonObject { ["total"] = all.Count, ["comments"] = new JsonArray([.. page.Select(text => new JsonObject { ["body"] = text })]) });
    }

    private ApiReply Comment(string key, string text)
    {
        if (!_comments.TryGetValue(key, out var comments))
            _comments[key] = comments = [];
        comments.Add(text);
        return new(201, new JsonObject { ["body"] = text });
    }

    private static ApiReply Move(JsonObject issue, string transition)
    {
        if (Array.Find(Statuses, status => status.Id == transition) is not { Id: not null } status)
            return Refused(400, "It is not possible to make that transition");
        issue["fields"]!["status"] = Status(status);
        return new(204);
    }
}
