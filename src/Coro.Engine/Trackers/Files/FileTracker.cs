using System.Globalization;
using System.Text;
using System.Text.Json;
using Coro.Engine.State;
using Coro.Engine.Web;

namespace Coro.Engine.Trackers.Files;

/// <summary>A tracker that needs nothing: a JSON file, which people may read and edit while nobody writes it.</summary>
/// <param name="path">The file; absolute. It need not exist.</param>
/// <param name="disk">Where it lies.</param>
internal sealed class FileTracker(string path, IDisk disk) : ITracker
{
    private const string Schema = "coro.tracker/v1";
    private const int MostBytes = 64 * 1024 * 1024;
    private readonly object _gate = new();

    public string Provider => "file";

    public TrackerReference ReferenceTo(string key) => new(Provider, key, path);

    public Task<TrackerReference> CreateEpicAsync(TrackerDraft draft, CancellationToken cancellationToken) => ChangeAsync(items => Add(items, draft, null));

    public Task<TrackerReference> CreateIssueAsync(TrackerReference epic, TrackerDraft draft, CancellationToken cancellationToken) =>
        ChangeAsync(items => Add(items, draft, epic.Key));

    public Task LinkAsync(TrackerReference waiting, TrackerReference on, CancellationToken cancellationToken) => ChangeAsync(items =>
    {
        var item = Find(items, waiting.Key);
        if (!item.BlockedBy.Contains(on.Key))
            item.BlockedBy.Add(on.Key);
        return waiting;
    });

    public Task CommentAsync(TrackerReference item, string text, string marker, CancellationToken cancellationToken) => ChangeAsync(items =>
    {
        var comments = Find(items, item.Key).Comments;
        if (!comments.Exists(comment => comment.Marker == marker))
            comments.Add((text, marker));
        return item;
    });

    public Task MoveAsync(TrackerReference item, TrackerStatus status, CancellationToken cancellationToken) => ChangeAsync(items =>
    {
        Find(items, item.Key).Status = Word(status);
        return item;
    });

    public Task<TrackerItem> ReadAsync(string reference, CancellationToken cancellationToken) => ChangeAsync(items =>
    {
        var item = Find(items, reference);
        return new TrackerItem(ReferenceTo(item), item.Title, item.Body, item.Labels);
    }, isRead: true);

    public Task<IReadOnlyList<string>> ListAsync(string label, CancellationToken cancellationToken) => ChangeAsync(
        items => (IReadOnlyList<string>)[.. items.Where(item => item.Labels.Contains(label) && item.Status is ("open" or "in-progress")).Select(item => item.Key)],
        isRead: true);

    private static string Word(TrackerStatus status) => status switch
    {
        TrackerStatus.Open => "open",
        TrackerStatus.InProgress => "in-progress",
        TrackerStatus.Done => "done",
        _ => "dropped",
    };

    private TrackerReference Add(List<Item> items, TrackerDraft draft, string? parent)
    {
        var item = items.Find(item => item.Marker == draft.Marker);
        if (item is null)
        {
            var last = items.Select(one => int.TryParse(one.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
            item = new() { Key = (last + 1).ToString(CultureInfo.InvariantCulture), Marker = draft.Marker, Title = draft.Title, Body = draft.Body, Parent = parent };
            items.Add(item);
        }

        return ReferenceTo(item);
    }

    private Item Find(List<Item> items, string key) =>
        items.Find(item => item.Key == key.TrimStart('#')) ?? throw new TrackerException($"{path} has no item {Coro.Engine.Shown.Quote(key)}");

    private TrackerReference ReferenceTo(Item item) => ReferenceTo(item.Key);

    private Task<T> ChangeAsync<T>(Func<List<Item>, T> change, bool isRead = false)
    {
        try
        {
            lock (_gate)
            {
                var items = Read();
                var result = change(items);
                if (!isRead)
                    Write(items);
                return Task.FromResult(result);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or InvalidDataException)
        {
            return Task.FromException<T>(new TrackerException($"{path} cannot be used: {OneLine.Of(problem.Message)}"));
        }
        catch (TrackerException problem)
        {
            return Task.FromException<T>(problem);
        }
    }

    private List<Item> Read()
    {
        if (disk.ReadAll(path, MostBytes) is not { } bytes)
            return [];
        using var document = JsonDocument.Parse(bytes);
        return [.. document.RootElement.Items("items").Select(json => new Item
        {
            Key = json.Text("key") ?? throw new JsonException("an item has no key"),
            Marker = json.Text("marker"),
            Title = json.Text("title") ?? "",
            Body = json.Text("body") ?? "",
            Status = json.Text("status") ?? "open",
            Parent = json.Text("parent"),
            Labels = [.. json.Items("labels").Select(label => label.GetString() ?? "")],
            BlockedBy = [.. json.Items("blocked_by").Select(key => key.GetString() ?? "")],
            Comments = [.. json.Items("comments").Select(comment => (comment.Text("text") ?? "", comment.Text("marker")))],
        })];
    }

    private void Write(List<Item> items)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("items");
            foreach (var item in items)
                item.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.Write(Encoding.UTF8.GetBytes("\n"));
        disk.CreateFolders(Path.GetDirectoryName(path)!);
        disk.Replace(path, stream.ToArray());
    }

    private sealed class Item
    {
        public required string Key { get; init; }
        public string? Marker { get; init; }
        public string Title { get; init; } = "";
        public string Body { get; init; } = "";
        public string Status { get; set; } = "open";
        public string? Parent { get; init; }
        public List<string> Labels { get; init; } = [];
        public List<string> BlockedBy { get; init; } = [];
        public List<(string Text, string? Marker)> Comments { get; init; } = [];

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("key", Key);
            json.WriteString("title", Title);
            json.WriteString("status", Status);
            json.WriteString("body", Body);
            if (Parent is not null)
                json.WriteString("parent", Parent);
            Strings(json, "labels", Labels);
            Strings(json, "blocked_by", BlockedBy);
            json.WriteStartArray("comments");
            foreach (var (text, marker) in Comments)
            {
                json.WriteStartObject();
                json.WriteString("text", text);
                if (marker is not null)
                    json.WriteString("marker", marker);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (Marker is not null)
                json.WriteString("marker", Marker);
            json.WriteEndObject();
        }

        private static void Strings(Utf8JsonWriter json, string name, List<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }
    }
}
