namespace Coro.Engine.Web;

/// <summary>The links in the head of an answer, as RFC 8288 has them.</summary>
internal static class LinkHeader
{
    /// <summary>The address of the next page; null: this is the last.</summary>
    public static string? Next(IEnumerable<string> values)
    {
        foreach (var link in values.SelectMany(Split))
        {
            var end = link.IndexOf('>', StringComparison.Ordinal);
            if (link.StartsWith('<') && end > 0 && link[end..].Split(';').Any(part => part.Trim() is "rel=\"next\"" or "rel=next"))
                return link[1..end];
        }

        return null;
    }

    // A comma may be part of an address.
    private static IEnumerable<string> Split(string value)
    {
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && (value[i] != ',' || value.LastIndexOf('<', i) > value.LastIndexOf('>', i)))
                continue;
            yield return value[start..i].Trim();
            start = i + 1;
        }
    }
}
