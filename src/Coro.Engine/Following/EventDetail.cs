using System.Text.Json;

namespace Coro.Engine.Following;

/// <summary>What an event says beyond what every record of one has: its other members, as values that scripts can use.</summary>
internal static class EventDetail
{
    // What each record has of its own, and what is a document rather than a detail.
    private static readonly HashSet<string> LeftOut = ["e", "child", "attempt", "step", "try", "settings", "yaml"];

    /// <summary>The members of an event, or of the objects in it.</summary>
    public static IReadOnlyDictionary<string, object?> Of(JsonElement happened) => Members(happened, LeftOut);

    private static Dictionary<string, object?> Members(JsonElement item, HashSet<string>? leftOut)
    {
        var members = new Dictionary<string, object?>();
        foreach (var member in item.EnumerateObject())
        {
            if (leftOut?.Contains(member.Name) != true)
                members[member.Name] = leftOut is not null && member.Name == "children" ? NamesOf(member.Value) : Value(member.Value);
        }

        return members;
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Members(value, null),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // Their definitions are the brief's.
    private static object?[] NamesOf(JsonElement children) =>
        [.. children.EnumerateArray().Select(child => Value(child.GetProperty("name")))];
}
