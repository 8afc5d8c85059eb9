namespace Coro.Engine.Sources;

/// <summary>Finds what an unknown pin may have meant.</summary>
internal static class PinSuggestions
{
    private const int Most = 5;

    /// <summary>For a version the tags with the nearest versions, else the tags and branches with the most similar names.</summary>
    public static IReadOnlyList<string> For(RemoteRefs refs, string pin, IReadOnlyCollection<string> names)
    {
        var wanted = TagVersion.Parse(TagSpellings.WithoutPrefix(pin, names));
        return wanted is null ? Similar(refs, pin) : ByVersion(refs, wanted, pin, names);
    }

    private static List<string> ByVersion(RemoteRefs refs, TagVersion wanted, string pin, IReadOnlyCollection<string> names)
    {
        var near = refs.Tags.Keys
            .Select(tag => (Tag: tag, Version: TagSpellings.Version(tag, names)))
            .Where(entry => entry.Version is not null)
            .OrderByDescending(entry => entry.Version!.SharedNumbers(wanted))
            .ThenBy(entry => entry.Version!.Distance(wanted))
            .ThenByDescending(entry => entry.Version)
            .ThenBy(entry => entry.Tag, StringComparer.Ordinal)
            .Take(Most)
            .Select(entry => entry.Tag)
            .ToList();
        return near.Count > 0 ? near : Similar(refs, pin);
    }

    private static List<string> Similar(RemoteRefs refs, string pin) =>
    [
        .. refs.Tags.Keys.Concat(refs.Branches.Keys)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: Nearest.Distance(name, pin)))
            .OrderBy(entry => entry.Distance)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(entry => entry.Name),
    ];
}
