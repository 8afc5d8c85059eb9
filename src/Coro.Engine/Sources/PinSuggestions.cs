namespace Coro.Engine.Sources;

/// <summary>Finds what an unknown pin may have meant.</summary>
internal static class PinSuggestions
{
    private const int Most = 5;

    /// <summary>For a version the tags with the nearest versions, else the tags and branches with the most similar names.</summary>
    public static IReadOnlyList<string> For(RemoteRefs refs, string pin, IReadOnlyCollection<string> names)
    {
        var wanted = TagVersion.Parse(TagSpellings.WithoutPrefix(pin, names));
        return wanted is null ? Similar(refs, pin) : Nearest(refs, wanted, pin, names);
    }

    private static List<string> Nearest(RemoteRefs refs, TagVersion wanted, string pin, IReadOnlyCollection<string> names)
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
            .Select(name => (Name: name, Distance: EditDistance(name, pin)))
            .OrderBy(entry => entry.Distance)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(entry => entry.Name),
    ];

    private static int EditDistance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]);
                var cost = Math.Min(Math.Min(row[j] + 1, row[j + 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j + 1];
                row[j + 1] = cost;
            }
        }

        return row[^1];
    }
}
