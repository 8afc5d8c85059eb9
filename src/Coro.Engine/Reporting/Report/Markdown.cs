using System.Text;

namespace Coro.Engine.Reporting.Report;

/// <summary>
/// Puts text from outside into Markdown so that it is read as text: it can end no table cell, begin no heading, and is
/// no HTML. Everything becomes one line.
/// </summary>
internal static class Markdown
{
    /// <summary>For a table cell, or within a line.</summary>
    public static string Text(string text) => Escape(OneLine.Of(text), startsLine: false);

    /// <summary>For the beginning of a line or of a list item, where more means something.</summary>
    public static string Line(string text) => Escape(OneLine.Of(text), startsLine: true);

    /// <summary>As code, for example a path.</summary>
    public static string Code(string text, bool inTable = false)
    {
        var line = OneLine.Of(text);
        if (line.Length == 0)
            return "";
        var (longest, run) = (0, 0);
        foreach (var c in line)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        // In code a backslash is only a backslash, except that a table takes the one before a pipe away.
        if (inTable)
            line = line.Replace("|", "\\|");
        var fence = new string('`', longest + 1);
        var pad = line[0] == '`' || line[^1] == '`' ? " " : "";
        return $"{fence}{pad}{line}{pad}{fence}";
    }

    /// <summary>A link to a file beside the report.</summary>
    public static string Link(string text, string relativePath) =>
        $"[{Text(text)}]({string.Join('/', relativePath.Split('/').Select(Uri.EscapeDataString))})";

    private static string Escape(string line, bool startsLine)
    {
        // GitHub takes what is between two of them for a formula.
        var isMath = line.IndexOf('$') != line.LastIndexOf('$');
        var markdown = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '&': markdown.Append("&amp;"); break;
                case '<': markdown.Append("&lt;"); break;
                case '>': markdown.Append("&gt;"); break;
                case '\\' or '`' or '*' or '[' or ']' or '|' or '~':
                case '_' when !IsInWord(line, i):
                case '$' when isMath:
                case '#' or '+' or '-' or '=' when startsLine && i == 0:
                case '.' or ')' when startsLine && IsListNumber(line, i):
                    markdown.Append('\\').Append(line[i]);
                    break;
                default: markdown.Append(line[i]); break;
            }
        }

        return markdown.ToString();
    }

    // GitHub and CommonMark make no emphasis of an underscore within a word, and names are full of them.
    private static bool IsInWord(string line, int i) =>
        i > 0 && i + 1 < line.Length && char.IsLetterOrDigit(line[i - 1]) && char.IsLetterOrDigit(line[i + 1]);

    private static bool IsListNumber(string line, int i)
    {
        for (var before = 0; before < i; before++)
        {
            if (!char.IsAsciiDigit(line[before]))
                return false;
        }

        return i > 0;
    }
}
