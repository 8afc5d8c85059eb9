namespace Coro.Engine;

/// <summary>Finds what somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The known word that is closest to a text; null when none is close.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <remarks>Close: at most a third of the letters are wrong, missing, too many or swapped with their neighbour. Of
    /// equally close ones the one that begins like the text for longest is taken, and then the ordinally first.</remarks>
    public static string? To(string text, IEnumerable<string> known)
    {
        if (text.Length is 0 or > 256)
            return null;
        string? best = null;
        var limit = text.Length / 3;
        var rows = new int[3][];
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - text.Length) > limit)
                continue;
            var distance = Distance(text, word, limit, rows);
            if (distance > limit || (distance == limit && best is not null && !IsBetter(word, best, text)))
                continue;
            (best, limit) = (word, distance);
        }

        return best;
    }

    /// <summary>"; did you mean 'x'?" or nothing.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    public static string Hint(string text, IEnumerable<string> known) =>
        To(text, known) is { } word ? $"; did you mean '{word}'?" : "";

    /// <summary>The same as the end of a sentence: "; did you mean 'x'?" or a full stop.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    public static string End(string text, IEnumerable<string> known) => Hint(text, known) is { Length: > 0 } hint ? hint : ".";

    /// <summary>How many letters are wrong, missing, too many or swapped with their neighbour, ignoring case.</summary>
    public static int Distance(string a, string b) => Distance(a, b, a.Length + b.Length, new int[3][]);

    private static bool IsBetter(string word, string best, string text)
    {
        var difference = word.AsSpan().CommonPrefixLength(text) - best.AsSpan().CommonPrefixLength(text);
        return difference > 0 || (difference == 0 && string.CompareOrdinal(word, best) < 0);
    }

    private static int Distance(string a, string b, int limit, int[][] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null || rows[i].Length <= b.Length)
                rows[i] = new int[Math.Max(64, b.Length + 1)];
        }

        var (previous, current, beforePrevious) = (rows[0], rows[1], rows[2]);
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var cost = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, beforePrevious[j - 2] + 1);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
                return limit + 1;
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }
}
