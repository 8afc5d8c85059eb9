using System.Text;
using System.Text.RegularExpressions;

namespace Coro.Engine.Reporting;

/// <summary>
/// Makes a line of what another program wrote fit for a terminal. Its escape sequences go as a whole, colours included; whatever else
/// could move the cursor, ring, or turn the direction of text becomes a space or goes.
/// </summary>
public static partial class PlainText
{
    /// <summary>The line without them.</summary>
    /// <param name="line">A line, without its end.</param>
    public static string Of(string line)
    {
        if (!line.Any(IsUnsafe))
            return line;
        var plain = new StringBuilder(line.Length);
        foreach (var c in EscapeSequences().Replace(line, ""))
        {
            if (!IsUnsafe(c))
                plain.Append(c);
            else if (c == '\r')
                plain.Append(' ');
        }

        return plain.ToString();
    }

    private static bool IsUnsafe(char c) =>
        (char.IsControl(c) && c != '\t') || c is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // Control sequences (colours, the cursor); strings for the terminal (titles, links), to their end or the line's; all others.
    [GeneratedRegex(@"(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(?:\x1B[\]PX^_]|[\x90\x98\x9D-\x9F])[^\x07\x1B\x9C]*(?:\x07|\x1B\\|\x9C)?|\x1B[ -/]*[0-~]")]
    private static partial Regex EscapeSequences();
}
