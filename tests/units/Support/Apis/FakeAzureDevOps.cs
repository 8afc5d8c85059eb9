using System.Text;
using System.Text.Json.Nodes;

namespace Coro.Tests.Support.Apis;

/// <summary>
/// Azure DevOps' REST API, as far as Coro uses it, for the project <c>acme/web</c> and its repository <c>shop</c>. Written from
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-requests/get-pull-requests?view=azure-devops-rest-7.1,
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-requests/get-pull-request?view=azure-devops-rest-7.1,
/// https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pull-requests/create?view=azure-devops-rest-7.1 and
/// https://learn.microsoft.com/en-us/azure/devops/integrate/get-started/authentication/pats (a token is a password without a user).
/// </summary>
internal sealed partial class FakeAzureDevOps : LoopbackServer
{
    public const string Token = "pat-not-a-real-one";

    private static readonly string Basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Token));
    private readonly List<JsonObject> _pulls = [];

    /// <summary>The pull requests that there are.</summary>
    public IReadOnlyList<JsonObject> Pulls => _pulls;

    /// <summary>Opens a pull request, as somebody would on the page.</summary>
    public int Open(string branch, string onto = "main", string title = "Something")
    {
        _pulls.Add(new()
        {
            ["pullRequestId"] = _pulls.Count + 1,
            ["status"] = "active",
            ["title"] = title,
            ["sourceRefName"] = $"refs/heads/{branch}",
            ["targetRefName"] = $"refs/heads/{onto}",
            ["lastMergeSourceCommit"] = new JsonObject { ["commitId"] = $"sha-of-{branch}" },
        });
        return _pulls.Count;
    }

    /// <summary>Completes or abandons one.</summary>
    public void Close(int number, bool merged) => _pulls[number - 1]["status"] = merged ? "completed" : "abandoned";

    protected override ApiReply Answer(ApiCall call)
    {
        // It leads people to a page to sign in at, and calls that a success.
        if (call.Header("Authorization") != Basic)
            return new(203);
        if (call.Query["api-version"] is not { } version)
            return ApiReply.Refused(400, "No api-version was supplied for the request");
        var isComments = call.Parts is [.., "comments"];
        if (version != (isComments ? "7.1-preview.4" : "7.1"))
            return ApiReply.Refused(400, $"The requested version '{version}' of the resource is not supported here");
        return (call.Method, call.Parts) switch
        {
            ("GET", ["acme", "web", "_apis", "git", "repositories", "shop", "pullrequests"]) => List(call),
            ("POST", ["acme", "web", "_apis", "git", "repositories", "shop", "pullrequests"]) => Create(call.Json),
            ("GET", ["acme", "web", "_apis", "git", "repositories", "shop", "pullrequests", var id]) =>
                _pulls.Find(pull => pull["pullRequestId"]!.ToString() == id) is { } pull
                    ? new(200, pull.DeepClone())
                    : ApiReply.Refused(404, "TF401180: The requested pull request was not found."),
            (_, ["acme", "web", "_apis", "wit", ..]) => WorkItems(call),
            _ => ApiReply.Refused(404, "Page not found."),
        };
    }

    private ApiReply List(ApiCall call)
    {
        if (call.Stray("searchCriteria.status", "searchCriteria.sourceRefName", "searchCriteria.targetRefName", "$top", "$skip", "api-version") is { } stray)
            return ApiReply.Refused(400, $"what is {stray}?");
        var pulls = Enumerable.Reverse(_pulls)
            .Where(pull => call.Query["searchCriteria.status"] is "all" || (string)pull["status"]! == (call.Query["searchCriteria.status"] ?? "active"))
            .Where(pull => call.Query["searchCriteria.sourceRefName"] is not { } source || (string)pull["sourceRefName"]! == source)
            .Where(pull => call.Query["searchCriteria.targetRefName"] is not { } target || (string)pull["targetRefName"]! == target)
            .Skip(call.Number("$skip", 0)).Take(call.Number("$top", 100)).Select(pull => pull.DeepClone()).ToArray();
        return new(200, new JsonObject { ["count"] = pulls.Length, ["value"] = new JsonArray(pulls) });
    }

    private ApiReply Create(JsonNode json)
    {
        var (source, target, title) = ((string?)json["sourceRefName"], (string?)json["targetRefName"], (string?)json["title"]);
        if (source?.StartsWith("refs/heads/") != true || target?.StartsWith("refs/heads/") != true || title is null)
            return ApiReply.Refused(400, "TF401019: the request is not complete");
        if (_pulls.Exists(pull => (string)pull["status"]! == "active" && (string)pull["sourceRefName"]! == source && (string)pull["targetRefName"]! == target))
            return ApiReply.Refused(409, "TF401179: An active pull request for the source and target branch already exists.");
        Open(source["refs/heads/".Length..], target["refs/heads/".Length..], title);
        return new(201, _pulls[^1].DeepClone());
    }
}
