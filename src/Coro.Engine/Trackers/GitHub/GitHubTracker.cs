using System.Globalization;
using System.Net;
using System.Text.Json;
using Coro.Engine.PullRequests;
using Coro.Engine.PullRequests.GitHub;
using Coro.Engine.Web;

namespace Coro.Engine.Trackers.GitHub;

/// <summary>
/// GitHub's issues. The children's are sub-issues of the epic's, and blocked by those that they wait for. An issue is open or closed:
/// GitHub knows nothing in between.
/// </summary>
/// <param name="repository">Where the issues are.</param>
/// <param name="client">Talks to the API.</param>
internal sealed class GitHubTracker(GitHubRepository repository, ApiClient client) : ITracker
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, JsonElement> _found = new(StringComparer.Ordinal);
    private bool _looked;

    public string Provider => "github";

    private string Issues => $"{repository.ApiPath}/issues";

    public TrackerReference ReferenceTo(string key) => new(Provider, key);

    public Task<TrackerReference> CreateEpicAsync(TrackerDraft draft, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(async () => ReferenceTo(await CreateAsync(draft, draft.Body, cancellationToken).ConfigureAwait(false)));

    public Task<TrackerReference> CreateIssueAsync(TrackerReference epic, TrackerDraft draft, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(async () =>
        {
            var number = NumberOf(epic.Key);
            var issue = await CreateAsync(draft, $"{draft.Body}\n\nPart of #{number}.", cancellationToken).ConfigureAwait(false);
            await RelateAsync($"{Issues}/{number}/sub_issues", "sub_issue_id", issue, cancellationToken).ConfigureAwait(false);
            return ReferenceTo(issue);
        });

    public Task LinkAsync(TrackerReference waiting, TrackerReference on, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var issue = await GetAsync(NumberOf(on.Key), cancellationToken).ConfigureAwait(false);
        await RelateAsync($"{Issues}/{NumberOf(waiting.Key)}/dependencies/blocked_by", "issue_id", issue, cancellationToken).ConfigureAwait(false);
    });

    public Task CommentAsync(TrackerReference item, string text, string marker, CancellationToken cancellationToken) => TrackerException.FromAsync(() =>
    {
        var comments = $"{Issues}/{NumberOf(item.Key)}/comments";
        return Creation.OnceAsync<object>(
            async () => await FindAsync($"{comments}?per_page=100", comment => Markers.IsIn(comment.Text("body"), marker), cancellationToken).ConfigureAwait(false),
            async () => await client.SendAsync(
                ApiRequest.Post(comments, JsonBody.Object(json => json.WriteString("body", Markers.Hidden(text, marker)))), cancellationToken).ConfigureAwait(false),
            Settle,
            client.Time,
            cancellationToken);
    });

    public Task MoveAsync(TrackerReference item, TrackerStatus status, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var request = new ApiRequest(HttpMethod.Patch, $"{Issues}/{NumberOf(item.Key)}")
        {
            Body = JsonBody.Object(json =>
            {
                json.WriteString("state", status is TrackerStatus.Done or TrackerStatus.Dropped ? "closed" : "open");
                if (status is TrackerStatus.Done or TrackerStatus.Dropped)
                    json.WriteString("state_reason", status == TrackerStatus.Done ? "completed" : "not_planned");
            }).ToArray(),

            // To close what is closed changes nothing.
            IsSafe = true,
        };
        await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
    });

    public Task<TrackerItem> ReadAsync(string reference, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var issue = await GetAsync(NumberOf(reference), cancellationToken).ConfigureAwait(false);
        return new TrackerItem(
            ReferenceTo(issue), issue.Text("title") ?? "", issue.Text("body") ?? "", [.. issue.Items("labels").Select(label => label.Text("name") ?? "")]);
    });

    public Task<IReadOnlyList<string>> ListAsync(string label, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var keys = new List<string>();
        await FindAsync($"{Issues}?state=open&labels={Uri.EscapeDataString(label)}&sort=created&direction=asc&per_page=100", issue =>
        {
            if (issue.At("pull_request") is null)
                keys.Add(ReferenceTo(issue).Key);
            return false;
        }, cancellationToken).ConfigureAwait(false);
        return (IReadOnlyList<string>)keys;
    });

    // What was created lately is looked through once; after that, only where the answer to a request was lost.
    private async Task<JsonElement> CreateAsync(TrackerDraft draft, string body, CancellationToken cancellationToken)
    {
        var issue = await Creation.OnceAsync<Boxed>(
            async () =>
            {
                if (!_looked)
                    await LookAsync(draft.Since, cancellationToken).ConfigureAwait(false);
                return _found.TryGetValue(draft.Marker, out var there) ? new(there) : null;
            },
            async () =>
            {
                _looked = false;
                var answer = await client.SendAsync(ApiRequest.Post(Issues, JsonBody.Object(json =>
                {
                    json.WriteString("title", draft.Title);
                    json.WriteString("body", Markers.Hidden(body, draft.Marker));
                })), cancellationToken).ConfigureAwait(false);
                var created = new Boxed(answer.Said);
                _looked = true;
                return created;
            },
            Settle,
            client.Time,
            cancellationToken).ConfigureAwait(false);
        _found[draft.Marker] = issue.Json;
        return issue.Json;
    }

    private async Task LookAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string start = "<!-- coro:", end = " -->";
        var path = $"{Issues}?state=all&since={since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}&sort=created&direction=desc&per_page=100";
        await FindAsync(path, issue =>
        {
            if (issue.Text("body") is { } body && body.LastIndexOf(start, StringComparison.Ordinal) is >= 0 and var at
                && body.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var to)
            {
                _found[body[(at + start.Length)..to]] = issue;
            }

            return false;
        }, cancellationToken).ConfigureAwait(false);
        _looked = true;
    }

    // An Enterprise Server may be too old for it; then the text says it.
    private async Task RelateAsync(string path, string name, JsonElement other, CancellationToken cancellationToken)
    {
        var id = other.Number("id") ?? throw new ApiException("GitHub's issue has no id");
        try
        {
            await Creation.OnceAsync<object>(
                async () => await FindAsync($"{path}?per_page=100", issue => issue.Number("id") == id, cancellationToken).ConfigureAwait(false),
                async () => await client.SendAsync(
                    ApiRequest.Post(path, JsonBody.Object(json => json.WriteNumber(name, id))), cancellationToken).ConfigureAwait(false),
                Settle,
                client.Time,
                cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException problem) when (problem.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            // It is no part of this server.
        }
    }

    private async Task<Boxed?> FindAsync(string first, Func<JsonElement, bool> wanted, CancellationToken cancellationToken)
    {
        for (string? page = first; page is not null;)
        {
            var answer = await client.SendAsync(ApiRequest.Get(page), cancellationToken).ConfigureAwait(false);
            foreach (var item in answer.Said.Items())
            {
                if (wanted(item))
                    return new(item);
            }

            page = answer.Next;
        }

        return null;
    }

    private async Task<JsonElement> GetAsync(int number, CancellationToken cancellationToken) =>
        (await client.SendAsync(ApiRequest.Get($"{Issues}/{number}"), cancellationToken).ConfigureAwait(false)).Said;

    private TrackerReference ReferenceTo(JsonElement issue) =>
        new(Provider, $"{repository.Owner}/{repository.Name}#{issue.Number("number")}", issue.Text("html_url"));

    private int NumberOf(string reference)
    {
        var here = $"{repository.Owner}/{repository.Name}";
        if (RepositoryAddress.Read(reference) is { } address && GitHubRepository.Numbered(address, "issues") is var (owner, number) && owner == repository)
            return number;
        var at = reference.IndexOf('#', StringComparison.Ordinal);
        return at >= 0 && (at == 0 || reference[..at].Equals(here, StringComparison.OrdinalIgnoreCase))
            && int.TryParse(reference[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? number
            : throw new TrackerException($"{Coro.Engine.Shown.Quote(reference)} is no issue of {here}; write for example {here}#12");
    }

    private sealed record Boxed(JsonElement Json);
}
