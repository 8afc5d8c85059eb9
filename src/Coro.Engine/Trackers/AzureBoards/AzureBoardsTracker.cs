using System.Globalization;
using System.Net;
using System.Text.Json;
using Coro.Engine.Web;

namespace Coro.Engine.Trackers.AzureBoards;

/// <summary>
/// Work items of Azure Boards. The children's are below the epic's, and have those that they wait for as predecessors. A tag carries
/// the marker. What the states are called depends on the project's process, so they are gone by what category they are of.
/// </summary>
/// <param name="organization">The organization.</param>
/// <param name="project">The project.</param>
/// <param name="types">The types of the work items for the campaign and for its children.</param>
/// <param name="client">Talks to the API.</param>
internal sealed class AzureBoardsTracker(string organization, string project, (string Epic, string Issue) types, ApiClient client) : ITracker
{
    private const string Parent = "System.LinkTypes.Hierarchy-Reverse";
    private const string Predecessor = "System.LinkTypes.Dependency-Reverse";
    private const string PatchType = "application/json-patch+json";
    private const int LongestTitle = 255;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);
    private readonly Dictionary<string, IReadOnlyList<(string Name, string Category)>> _states = [];

    public string Provider => "azure-boards";

    private string Wit => $"{Uri.EscapeDataString(organization)}/{Uri.EscapeDataString(project)}/_apis/wit";

    public Task<TrackerReference> CreateEpicAsync(TrackerDraft draft, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(() => CreateAsync(types.Epic, null, draft, cancellationToken));

    public Task<TrackerReference> CreateIssueAsync(TrackerReference epic, TrackerDraft draft, CancellationToken cancellationToken) =>
        TrackerException.FromAsync(() => CreateAsync(types.Issue, epic, draft, cancellationToken));

    public Task LinkAsync(TrackerReference waiting, TrackerReference on, CancellationToken cancellationToken) => TrackerException.FromAsync(() =>
        Creation.OnceAsync<object>(
            async () =>
            {
                var item = await GetAsync(waiting.Key, "$expand=relations&", cancellationToken).ConfigureAwait(false);
                return item.Items("relations").Any(relation => relation.Text("rel") == Predecessor
                    && relation.Text("url")?.EndsWith($"/{on.Key}", StringComparison.Ordinal) == true) ? waiting : null;
            },
            async () => await PatchAsync(waiting.Key, json => Relation(json, Predecessor, on), cancellationToken).ConfigureAwait(false),
            Settle,
            client.Time,
            cancellationToken));

    public Task CommentAsync(TrackerReference item, string text, string marker, CancellationToken cancellationToken) => TrackerException.FromAsync(() =>
    {
        var comments = $"{Wit}/workItems/{Id(item.Key)}/comments?{KnownHosts.AzureCommentsVersion}";
        return Creation.OnceAsync<object>(
            async () =>
            {
                var next = comments + "&$top=200";
                for (string? page = next; page is not null;)
                {
                    var answer = (await client.SendAsync(ApiRequest.Get(page), cancellationToken).ConfigureAwait(false)).Said;
                    if (answer.Items("comments").Any(comment => comment.Text("text")?.Contains(Markers.Shown(marker), StringComparison.Ordinal) == true))
                        return item;
                    page = answer.Text("continuationToken") is { } token ? $"{next}&continuationToken={Uri.EscapeDataString(token)}" : null;
                }

                return null;
            },
            async () => await client.SendAsync(
                ApiRequest.Post(comments, JsonBody.Object(json => json.WriteString("text", Html(Markers.Shown(text, marker))))), cancellationToken).ConfigureAwait(false),
            Settle,
            client.Time,
            cancellationToken);
    });

    public Task MoveAsync(TrackerReference item, TrackerStatus status, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var fields = (await GetAsync(item.Key, "", cancellationToken).ConfigureAwait(false)).At("fields");
        var (type, state) = (fields?.Text("System.WorkItemType") ?? "", fields?.Text("System.State"));
        var states = await StatesAsync(type, cancellationToken).ConfigureAwait(false);
        string[] wanted = status switch
        {
            TrackerStatus.Open => ["Proposed"],
            TrackerStatus.InProgress => ["InProgress"],
            TrackerStatus.Done => ["Completed"],
            _ => ["Removed", "Completed"],
        };
        var category = wanted.FirstOrDefault(category => states.Any(one => one.Category == category))
            ?? throw new TrackerException($"Azure Boards has no state of the category {wanted[0]} for a {type}");
        if (states.Any(one => one.Name == state && one.Category == category))
            return;
        await PatchAsync(
            item.Key, json => Field(json, "System.State", states.First(one => one.Category == category).Name), cancellationToken, isSafe: true).ConfigureAwait(false);
    });

    public Task<TrackerItem> ReadAsync(string reference, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var fields = (await GetAsync(reference, "", cancellationToken).ConfigureAwait(false)).At("fields");
        var (said, criteria) = (HtmlText.Of(fields?.Text("System.Description")), HtmlText.Of(fields?.Text("Microsoft.VSTS.Common.AcceptanceCriteria")));
        return new TrackerItem(
            ReferenceTo(Id(reference)),
            fields?.Text("System.Title") ?? "",
            criteria.Length == 0 ? said : $"{said}\n\n## Acceptance criteria\n\n{criteria}",
            Tags(fields?.Text("System.Tags")));
    });

    public Task<IReadOnlyList<string>> ListAsync(string label, CancellationToken cancellationToken) => TrackerException.FromAsync(async () =>
    {
        var open = new List<string>();
        foreach (var id in await QueryAsync(label, cancellationToken).ConfigureAwait(false))
        {
            var fields = (await GetAsync(id, "", cancellationToken).ConfigureAwait(false)).At("fields");
            var states = await StatesAsync(fields?.Text("System.WorkItemType") ?? "", cancellationToken).ConfigureAwait(false);
            if (!states.Any(one => one.Name == fields?.Text("System.State") && one.Category is "Completed" or "Removed"))
                open.Add(id);
        }

        return (IReadOnlyList<string>)open;
    });

    private static string Html(string text) => WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>");

    private static IReadOnlyList<string> Tags(string? tags) => tags?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private Task<TrackerReference> CreateAsync(string type, TrackerReference? epic, TrackerDraft draft, CancellationToken cancellationToken)
    {
        var tag = $"coro:{draft.Marker}";
        return Creation.OnceAsync(
            async () => (await QueryAsync(tag, cancellationToken).ConfigureAwait(false)) is [var id, ..] ? ReferenceTo(id) : null,
            async () =>
            {
                var answer = await client.SendAsync(
                    new(HttpMethod.Post, $"{Wit}/workitems/${Uri.EscapeDataString(type)}?{KnownHosts.AzureVersion}")
                    {
                        ContentType = PatchType,
                        Body = Operations(json =>
                        {
                            Field(json, "System.Title", draft.Title.Length > LongestTitle ? draft.Title[..LongestTitle] : draft.Title);
                            Field(json, "System.Description", Html(draft.Body));
                            Field(json, "System.Tags", tag);
                            if (epic is not null)
                                Relation(json, Parent, epic);
                        }),
                    },
                    cancellationToken).ConfigureAwait(false);
                return ReferenceTo(answer.Said.Number("id")?.ToString(CultureInfo.InvariantCulture) ?? throw new ApiException("Azure Boards names no id") { IsLost = true });
            },
            Settle,
            client.Time,
            cancellationToken);
    }

    // The ids of the items that carry a tag, and not only a part of it.
    private async Task<IReadOnlyList<string>> QueryAsync(string tag, CancellationToken cancellationToken)
    {
        var query = "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Tags] CONTAINS "
            + $"'{tag.Replace("'", "''", StringComparison.Ordinal)}' ORDER BY [System.Id]";
        var answer = await client.SendAsync(
            ApiRequest.Post($"{Wit}/wiql?{KnownHosts.AzureVersion}", JsonBody.Object(json => json.WriteString("query", query))) with { IsSafe = true }, cancellationToken)
            .ConfigureAwait(false);
        var ids = new List<string>();
        foreach (var found in answer.Said.Items("workItems"))
        {
            var id = found.Number("id")?.ToString(CultureInfo.InvariantCulture) ?? "";
            var item = await GetAsync(id, "", cancellationToken).ConfigureAwait(false);
            if (Tags(item.Text("fields", "System.Tags")).Contains(tag, StringComparer.OrdinalIgnoreCase))
                ids.Add(id);
        }

        return ids;
    }

    private async Task<IReadOnlyList<(string Name, string Category)>> StatesAsync(string type, CancellationToken cancellationToken)
    {
        if (_states.TryGetValue(type, out var known))
            return known;
        var answer = await client.SendAsync(
            ApiRequest.Get($"{Wit}/workitemtypes/{Uri.EscapeDataString(type)}/states?{KnownHosts.AzureVersion}"), cancellationToken).ConfigureAwait(false);
        return _states[type] = [.. answer.Said.Items("value").Select(state => (state.Text("name") ?? "", state.Text("category") ?? ""))];
    }

    private async Task<JsonElement> GetAsync(string key, string query, CancellationToken cancellationToken) =>
        (await client.SendAsync(ApiRequest.Get($"{Wit}/workitems/{Id(key)}?{query}{KnownHosts.AzureVersion}"), cancellationToken).ConfigureAwait(false)).Said;

    private Task<ApiAnswer> PatchAsync(string key, Action<Utf8JsonWriter> operations, CancellationToken cancellationToken, bool isSafe = false) => client.SendAsync(
        new(HttpMethod.Patch, $"{Wit}/workitems/{Id(key)}?{KnownHosts.AzureVersion}") { ContentType = PatchType, Body = Operations(operations), IsSafe = isSafe },
        cancellationToken);

    private static byte[] Operations(Action<Utf8JsonWriter> operations) => new JsonBody(json =>
    {
        json.WriteStartArray();
        operations(json);
        json.WriteEndArray();
    }).ToArray();

    private static void Field(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("op", "add");
        json.WriteString("path", $"/fields/{name}");
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private void Relation(Utf8JsonWriter json, string rel, TrackerReference to)
    {
        json.WriteStartObject();
        json.WriteString("op", "add");
        json.WriteString("path", "/relations/-");
        json.WriteStartObject("value");
        json.WriteString("rel", rel);
        json.WriteString("url", new Uri(client.Host.Base, $"{Wit}/workItems/{Id(to.Key)}").AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public TrackerReference ReferenceTo(string id) => new(
        Provider, id, new Uri(client.Host.Base, $"{Uri.EscapeDataString(organization)}/{Uri.EscapeDataString(project)}/_workitems/edit/{id}").AbsoluteUri);

    private static string Id(string reference)
    {
        var digits = reference[(reference.LastIndexOfAny(['/', '#']) + 1)..];
        return digits.Length > 0 && digits.All(char.IsAsciiDigit)
            ? digits
            : throw new TrackerException($"{Coro.Engine.Shown.Quote(reference)} is no work item; write its number");
    }
}
