using System.Text;

namespace Coro.Engine;

/// <summary>
/// Makes one line of any text and takes out what has no place on a page: control characters, halves of characters, and
/// the marks that make text read in another order than it is written.
/// </summary>
internal static class OneLine
{
    public static string Of(string text)
    {
        if (!text.Any(c => IsSpace(c) || IsUnfit(c) || char.IsSurrogate(c)))
            return text.Trim();
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && IsUnfit((char)rune.Value))
                continue;
            if (!rune.IsBmp || !IsSpace((char)rune.Value))
                line.Append(rune);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().Trim();
    }

    private static bool IsSpace(char c) => c is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsUnfit(char c) =>
        (char.IsControl(c) && !IsSpace(c)) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
