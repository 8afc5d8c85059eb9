using System.Text;

namespace Coro.Cli.Rendering;

/// <summary>
/// Makes text of others (a step's message, a finding, a path) fit for a terminal: what could move the cursor, change colours
/// or start a new line becomes a space.
/// </summary>
internal static class SafeText
{
    public static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.Any(IsUnsafe))
            return text;

        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsUnsafe(c))
                safe.Append(c);
            else if (safe.Length > 0 && safe[^1] != ' ')
                safe.Append(' ');
        }

        return safe.ToString().TrimEnd();
    }

    /// <summary>The lines of a text that is meant to have several.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => Indentation(line) + OneLine(line.TrimStart(' ')))];
        return lines;
    }

    private static string Indentation(string line) => new(' ', line.Length - line.TrimStart(' ').Length);

    // U+2028 and U+2029 break lines; U+202A to U+202E and U+2066 to U+2069 turn the direction of what follows.
    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
