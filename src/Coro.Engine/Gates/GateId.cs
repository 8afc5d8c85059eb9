namespace Coro.Engine.Gates;

/// <summary>What gates are called: their kind in lower case and, where they are about one thing, a colon and its name.</summary>
internal static class GateId
{
    public static string Of(GateKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(GateKind kind, string subject) => $"{Of(kind)}:{subject}";

    /// <summary>The kind and what it is about; null where it is no id.</summary>
    public static (GateKind Kind, string? Subject)? Read(string id)
    {
        var at = id.IndexOf(':', StringComparison.Ordinal);
        var word = at < 0 ? id : id[..at];
        foreach (var kind in Enum.GetValues<GateKind>())
        {
            if (string.Equals(Of(kind), word, StringComparison.OrdinalIgnoreCase))
                return (kind, at < 0 ? null : id[(at + 1)..]);
        }

        return null;
    }

    /// <summary>The child that an outcome is about: one that is named, or whose gate is.</summary>
    public static string ChildOf(string target) => Read(target) is { Kind: GateKind.Quality or GateKind.Dependency or GateKind.From or GateKind.Merge, Subject: { } child }
        ? child
        : target;
}
