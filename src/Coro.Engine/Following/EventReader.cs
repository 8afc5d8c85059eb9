using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>Makes records of a journal's lines, of those that are wanted. It has to see all of them, in order.</summary>
internal sealed class EventReader(string campaign, string root, EventQuery query)
{
    private readonly NameFilter _kinds = new(query.Kinds);
    private readonly NameFilter _children = new(query.Children);
    private string? _stage;

    /// <summary>Makes the record of a line; false: it is not wanted.</summary>
    public bool Pick(in JournalLine line, ReadOnlySpan<byte> bytes, out CampaignEventRecord record)
    {
        record = null!;
        var kind = KindOf(line.Kind(bytes));
        var stage = StageDuring(kind, line, bytes);
        if (line.Sequence < query.Since || !_kinds.Takes(kind))
            return false;
        var json = new Utf8JsonReader(line.Body(bytes));
        using var document = JsonDocument.ParseValue(ref json);
        var body = document.RootElement;
        var happened = Understand(line, bytes);
        var child = Text(body, "child") ?? EventText.ChildOf(happened);
        if (!_children.Takes(child))
            return false;
        record = new()
        {
            Campaign = campaign,
            Sequence = line.Sequence,
            Time = line.Time,
            Kind = kind,
            Child = child,
            Stage = stage,
            Step = Text(body, "step"),
            Attempt = Number(body, "attempt"),
            Try = Number(body, "try"),
            Text = happened is null ? kind : EventText.Of(happened),
            Detail = EventDetail.Of(body),
            Root = root,
        };
        return true;
    }

    // The few words there are need not be made anew for each line.
    private static string KindOf(ReadOnlySpan<byte> word)
    {
        foreach (var kind in EventKinds.All)
        {
            if (kind.Length == word.Length && System.Text.Ascii.Equals(word, kind))
                return kind;
        }

        return System.Text.Encoding.UTF8.GetString(word);
    }

    // A run that died left its stage without a word.
    private string? StageDuring(string kind, in JournalLine line, ReadOnlySpan<byte> bytes)
    {
        switch (kind)
        {
            case "run-started":
                return _stage = null;
            case "stage-entered":
                return _stage = ((StageEntered)line.Event(bytes)).Name;
            case "stage-completed":
                var left = _stage;
                _stage = null;
                return left;
            default:
                return _stage;
        }
    }

    // An event of a later version is shown by its word and its members.
    private static CampaignEvent? Understand(in JournalLine line, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return line.Event(bytes);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number
            : null;
}
