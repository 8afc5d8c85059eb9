using System.Text.Json;
using Coro.Engine.Web;

namespace Coro.Engine.Trackers.Jira;

/// <summary>
/// Jira's issues, in the cloud or on a server, over version 2 of its API, which takes plain text. A label carries the marker. Where
/// an issue can go depends on its workflow, so it goes by the categories of statuses.
/// </summary>
/// <param name="project">The project's key.</param>
/// <param name="types">The types of the issues for the campaign and for its children.</param>
/// <param name="client">Talks to the API.</param>
/// <param name="isCloud">Whether it is Atlassian's own: that searches in another place, and has epics as parents.</param>
internal sealed class JiraTracker(string project, (string Epic, string Issue) types, ApiClient client, bool isCloud) : ITracker
{
    private const string Blocks = "Blocks";
    private const string Relates = "Relates";
    private const int LongestTitle = 255;

    /// <summary>What was created is found only when the index has it.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    public string Provider => "jira";

    public TrackerReference ReferenceTo(string key) => new(Provider, key, new Uri(client.Host.Base, $"browse/{key}").AbsoluteUri);

    public Task<TrackerReference> CreateEpicAsync(TrackerDraft draft, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(() => CreateAsync(types.Epic, null, draft, cancellationToken));

    public Task<TrackerReference> CreateIssueAsync(TrackerReference epic, TrackerDraft draft, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(async () =>
        {
            var issue = await CreateAsync(types.Issue, isCloud ? epic : null, draft, cancellationToken).ConfigureAwait(false);
            if (!isCloud)
                await LinkAsync(Relates, epic, issue, cancellationToken).ConfigureAwait(false);
            return issue;
        });

    public Task LinkAsync(TrackerReference waiting, TrackerReference on, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(() => LinkAsync(Blocks, on, waiting, cancellationToken));

    public Task CommentAsync(TrackerReference item, string text, string marker, CancellationToken cancellationToken) => TrackerException.FromAsync(() =>
    {
        var comments = $"{Issue(item.Key)}/comment";
        return Creation.OnceAsync<object>(
            async () =>
            {
                for (var at = 0L; ;)
                {
                    var page = (await client.SendAsync(ApiRequest.Get($"{comments}?startAt={at}&maxResults=100"), cancellationToken).ConfigureAwait(false)).Said;
                    var read = page.Items("comments").ToList();
                    if (read.Any(comment => comment.Text("body")?.Contains(Markers.Shown(marker), StringComparison.Ordinal) == true))
                        return item;
                    at += read.Count;
                    if (read.Count == 0 || at >= (page.Number("total") ?? 0))
                        return null;
                }
            },
            async () => await client.SendAsync(
                ApiRequest.Post(comments, JsonBody.Object(json => json.WriteString("body", Markers.Shown(text, marker)))), cancellationToken).ConfigureAwait(false),
            TimeSpan.FromSeconds(2),
            client.Time,
            cancellationToken);
    });

    public Task MoveAsync(TrackerReference item, TrackerStatus status, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var category = status switch { TrackerStatus.Open => "new", TrackerStatus.InProgress => "indeterminate", _ => "done" };
        for (var tried = 1; ; tried++)
        {
            var issue = (await client.SendAsync(ApiRequest.Get($"{Issue(item.Key)}?fields=status"), cancellationToken).ConfigureAwait(false)).Said;
            if (CategoryOf(issue.At("fields", "status")) == category)
                return;
            var transitions = (await client.SendAsync(ApiRequest.Get($"{Issue(item.Key)}/transitions"), cancellationToken).ConfigureAwait(false))
                .Said.Items("transitions").Where(one => CategoryOf(one.At("to")) == category).ToList();
            if (transitions.Count == 0)
                throw new TrackerException($"Jira has no transition for {item.Key} to a status of the category {category}; its workflow has to allow one");
            var chosen = transitions.Find(one => IsDropped(one.Text("to", "name")) == (status == TrackerStatus.Dropped));
            if (chosen.ValueKind == JsonValueKind.Undefined)
                chosen = transitions[0];
            try
            {
                await client.SendAsync(ApiRequest.Post($"{Issue(item.Key)}/transitions", JsonBody.Object(json =>
                {
                    json.WriteStartObject("transition");
                    json.WriteString("id", chosen.Text("id"));
                    json.WriteEndObject();
                })), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ApiException problem) when (problem.IsLost && tried < 3)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), client.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    });

    public Task<TrackerItem> ReadAsync(string reference, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var issue = (await client.SendAsync(ApiRequest.Get($"{Issue(reference)}?fields=summary,description,labels"), cancellationToken).ConfigureAwait(false)).Said;
        return new TrackerItem(
            ReferenceTo(issue),
            issue.Text("fields", "summary") ?? "",
            issue.Text("fields", "description") ?? "",
            [.. issue.Items("fields", "labels").Select(label => label.GetString() ?? "")]);
    });

    public Task<IReadOnlyList<string>> ListAsync(string label, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
        (IReadOnlyList<string>)[.. (await SearchAsync($"labels = {Quoted(label)} AND statusCategory != Done", cancellationToken).ConfigureAwait(false)).Select(issue => issue.Key)]);

    private static string? CategoryOf(JsonElement? status) => status?.Text("statusCategory", "key");

    private static bool IsDropped(string? name) => name is not null
        && (name.StartsWith("Won", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Cancel", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Reject", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Declin", StringComparison.OrdinalIgnoreCase));

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Issue(string reference)
    {
        var key = reference[(reference.LastIndexOf('/') + 1)..];
        return key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? $"rest/api/2/issue/{key}"
            : throw new TrackerException($"{Coro.Engine.Shown.Quote(reference)} is no issue's key; write for example SHOP-12");
    }

    private Task<TrackerReference> CreateAsync(string type, TrackerReference? parent, TrackerDraft draft, CancellationToken cancellationToken)
    {
        var label = $"coro:{draft.Marker}";
        return Creation.OnceAsync(
            async () => (await SearchAsync($"labels = {Quoted(label)}", cancellationToken).ConfigureAwait(false)) is [var there, ..] ? there : null,
            async () => ReferenceTo((await client.SendAsync(ApiRequest.Post("rest/api/2/issue", JsonBody.Object(json =>
            {
                json.WriteStartObject("fields");
                Named(json, "project", "key", project);
                Named(json, "issuetype", "name", type);
                json.WriteString("summary", draft.Title.Length > LongestTitle ? draft.Title[..LongestTitle] : draft.Title);
                json.WriteString("description", draft.Body);
                json.WriteStartArray("labels");
                json.WriteStringValue(label);
                json.WriteEndArray();
                if (parent is not null)
                    Named(json, "parent", "key", parent.Key);
                json.WriteEndObject();
            })), cancellationToken).ConfigureAwait(false)).Said),
            Settle,
            client.Time,
            cancellationToken);
    }

    private async Task LinkAsync(string type, TrackerReference from, TrackerReference to, CancellationToken cancellationToken) => await Creation.OnceAsync<object>(
        async () =>
        {
            var issue = (await client.SendAsync(ApiRequest.Get($"{Issue(to.Key)}?fields=issuelinks"), cancellationToken).ConfigureAwait(false)).Said;
            return issue.Items("fields", "issuelinks").Any(link => link.Text("type", "name") == type && link.Text("inwardIssue", "key") == from.Key) ? to : null;
        },
        async () => await client.SendAsync(ApiRequest.Post("rest/api/2/issueLink", JsonBody.Object(json =>
        {
            Named(json, "type", "name", type);
            Named(json, "inwardIssue", "key", from.Key);
            Named(json, "outwardIssue", "key", to.Key);
        })), cancellationToken).ConfigureAwait(false),
        TimeSpan.FromSeconds(2),
        client.Time,
        cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<TrackerReference>> SearchAsync(string condition, CancellationToken cancellationToken)
    {
        var found = new List<TrackerReference>();
        var query = $"jql={Uri.EscapeDataString($"project = {Quoted(project)} AND {condition} ORDER BY key")}&fields=labels&maxResults=100";
        for (var more = ""; ;)
        {
            var page = (await client.SendAsync(
                ApiRequest.Get($"rest/api/2/search{(isCloud ? "/jql" : "")}?{query}{more}"), cancellationToken).ConfigureAwait(false)).Said;
            var issues = page.Items("issues").ToList();
            found.AddRange(issues.Select(ReferenceTo));
            if (isCloud && page.Text("nextPageToken") is { } token)
                more = $"&nextPageToken={Uri.EscapeDataString(token)}";
            else if (!isCloud && issues.Count > 0 && found.Count < (page.Number("total") ?? 0))
                more = $"&startAt={found.Count}";
            else
                return found;
        }
    }

    private static void Named(Utf8JsonWriter json, string member, string by, string value)
    {
        json.WriteStartObject(member);
        json.WriteString(by, value);
        json.WriteEndObject();
    }

    private TrackerReference ReferenceTo(JsonElement issue)
    {
        return ReferenceTo(issue.Text("key") ?? throw new ApiException("Jira names no key") { IsLost = true });
    }
}
