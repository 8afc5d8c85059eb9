using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Coro.Tests.Support.Apis;

/// <summary>
/// GitHub's REST API, as far as Coro uses it, for the repository <c>acme/shop</c>. Written from
/// https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api (headers),
/// https://docs.github.com/en/rest/about-the-rest-api/api-versions (the version),
/// https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api (Link),
/// https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api (conditional requests) and
/// https://docs.github.com/en/rest/pulls/pulls.
/// </summary>
internal sealed partial class FakeGitHub : LoopbackServer
{
    public const string Token = "ghp_not-a-real-one";

    private readonly List<JsonObject> _pulls = [];
    private int _number;
    private int _ticks;

    /// <summary>How many items it gives at most on a page, whatever is asked for.</summary>
    public int LargestPage { get; set; } = 100;

    /// <summary>The pull requests that there are.</summary>
    public IReadOnlyList<JsonObject> Pulls => _pulls;

    /// <summary>Opens a pull request, as somebody would on the page.</summary>
    public int Open(string branch, string onto = "main", string title = "Something")
    {
        _pulls.Add(new()
        {
            ["number"] = ++_number,
            ["state"] = "open",
            ["title"] = title,
            ["html_url"] = $"https://github.com/acme/shop/pull/{_number}",
            ["merged_at"] = null,
            ["updated_at"] = Now(),
            ["head"] = new JsonObject { ["ref"] = branch, ["sha"] = $"sha-of-{branch}", ["label"] = $"acme:{branch}" },
            ["base"] = new JsonObject { ["ref"] = onto },
        });
        return _number;
    }

    /// <summary>Merges or closes one.</summary>
    public void Close(int number, bool merged)
    {
        var pull = _pulls.Single(pull => (int)pull["number"]! == number);
        (pull["state"], pull["updated_at"]) = ("closed", Now());
        if (merged)
            pull["merged_at"] = Now();
    }

    protected override ApiReply Answer(ApiCall call)
    {
        if (string.IsNullOrEmpty(call.Header("User-Agent")))
            return ApiReply.Refused(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header");
        if (call.Header("Authorization") != $"Bearer {Token}")
            return ApiReply.Refused(401, "Bad credentials");
        if (call.Header("Accept") != "application/vnd.github+json")
            return ApiReply.Refused(415, "Unsupported 'Accept' header");
        if (call.Header("X-GitHub-Api-Version") != "2022-11-28")
            return ApiReply.Refused(400, "The X-GitHub-Api-Version is not one that is supported");
        return (call.Method, call.Parts) switch
        {
            ("GET", ["repos", "acme", "shop", "pulls"]) => List(call),
            ("POST", ["repos", "acme", "shop", "pulls"]) => Create(call.Json),
            ("GET", ["repos", "acme", "shop", "pulls", var number]) => One(call, number),
            ("GET", ["repos", "acme", "old-shop", ..]) => new(301) { Headers = [("Location", new Uri(Url, call.Path.Replace("old-shop", "shop")).ToString())] },
            (_, ["repos", "acme", "shop", "issues", ..]) => Issues(call),
            _ => ApiReply.Refused(404, "Not Found"),
        };
    }

    private ApiReply List(ApiCall call)
    {
        if (call.Stray("state", "head", "base", "sort", "direction", "per_page", "page") is { } stray)
            return ApiReply.Refused(400, $"what is {stray}?");
        var pulls = _pulls.Where(pull => call.Query["state"] is "all" || (string)pull["state"]! == (call.Query["state"] ?? "open"))
            .Where(pull => call.Query["head"] is null || (string)pull["head"]!["label"]! == call.Query["head"])
            .Where(pull => call.Query["base"] is null || (string)pull["base"]!["ref"]! == call.Query["base"]);
        pulls = call.Query["sort"] == "updated" ? pulls.OrderBy(pull => (string)pull["updated_at"]!) : pulls.OrderBy(pull => (int)pull["number"]!);
        if ((call.Query["direction"] ?? "desc") == "desc")
            pulls = pulls.Reverse();
        return Page(call, [.. pulls]);
    }

    private ApiReply Page(ApiCall call, IReadOnlyList<JsonObject> items)
    {
        var size = Math.Min(call.Number("per_page", 30), LargestPage);
        var page = call.Number("page", 1);
        var reply = Versioned(call, new JsonArray([.. items.Skip((page - 1) * size).Take(size).Select(item => item.DeepClone())]));
        if (page * size >= items.Count)
            return reply;
        var query = string.Join('&', call.Query.AllKeys.Where(key => key != "page").Select(key => $"{key}={Uri.EscapeDataString(call.Query[key]!)}"));
        var (next, last) = (new Uri(Url, $"{call.Path}?{query}&page={page + 1}"), new Uri(Url, $"{call.Path}?{query}&page={(items.Count + size - 1) / size}"));
        return reply with { Headers = [.. reply.Headers, ("Link", $"<{next}>; rel=\"next\", <{last}>; rel=\"last\"")] };
    }

    private static ApiReply Versioned(ApiCall call, JsonNode body)
    {
        var etag = $"W/\"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToJsonString())))}\"";
        return call.Header("If-None-Match") == etag ? new(304) { Headers = [("ETag", etag)] } : new(200, body) { Headers = [("ETag", etag)] };
    }

    private ApiReply One(ApiCall call, string number) =>
        _pulls.Find(pull => pull["number"]!.ToString() == number) is { } found ? Versioned(call, found.DeepClone()) : ApiReply.Refused(404, "Not Found");

    private ApiReply Create(JsonNode json)
    {
        var (title, head, onto) = ((string?)json["title"], (string?)json["head"], (string?)json["base"]);
        if (title is null || head is null || onto is null)
            return ApiReply.Refused(422, "Validation Failed");
        if (_pulls.Exists(pull => (string)pull["state"]! == "open" && (string)pull["head"]!["ref"]! == head && (string)pull["base"]!["ref"]! == onto))
        {
            return new(422, new JsonObject
            {
                ["message"] = "Validation Failed",
                ["errors"] = new JsonArray(new JsonObject { ["message"] = $"A pull request already exists for acme:{head}." }),
            });
        }

        Open(head, onto, title);
        return new(201, _pulls[^1].DeepClone());
    }

    private string Now() => new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero).AddSeconds(++_ticks).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
