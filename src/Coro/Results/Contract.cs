using System.Text.Json;

namespace Coro;

/// <summary>What one child promises to others: an interface, a message, a table, a file.</summary>
public sealed record Contract
{
    /// <summary>Its name; see <see cref="Names"/>. Unique in its campaign.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of thing it is, for example <c>http</c> or <c>event</c>; null: nobody says.</summary>
    public string? Kind { get; init; }

    /// <summary>The child that makes it; null in what a child says of its own.</summary>
    public string? Producer { get; init; }

    /// <summary>The children that rely on it.</summary>
    public IReadOnlyList<string> Consumers { get; init; } = [];

    /// <summary>What it looks like: objects of members, arrays of an element, and the names of types.</summary>
    public JsonElement Shape { get; init; }
}
