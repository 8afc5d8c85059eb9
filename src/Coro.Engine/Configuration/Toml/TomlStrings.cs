using System.Buffers;
using System.Globalization;
using System.Text;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Reads text: in double quotes with escapes, or in single ones without; three of them hold several lines.</summary>
internal static class TomlStrings
{
    private static readonly char[] Controls = [.. Enumerable.Range(0, 32).Select(i => (char)i).Where(c => c != '\t'), '\x7f'];
    private static readonly SearchValues<char> BasicStops = SearchValues.Create(['"', '\\', .. Controls]);
    private static readonly SearchValues<char> LiteralStops = SearchValues.Create(['\'', .. Controls]);

    /// <summary>Reads the text that begins here.</summary>
    public static string Read(TomlCursor cursor)
    {
        var quote = cursor.Current;
        var fence = new string(quote, 3);
        return cursor.StartsWith(fence) ? ReadLines(cursor, quote, fence) : ReadLine(cursor);
    }

    /// <summary>Reads the text that begins here, and has to end on this line.</summary>
    public static string ReadLine(TomlCursor cursor)
    {
        var (quote, start) = (cursor.Current, cursor.Here);
        var text = new StringBuilder();
        cursor.Skip(1);
        while (true)
        {
            text.Append(cursor.TakeUntil(StopsOf(quote)));
            if (cursor.Take(quote))
                return text.ToString();
            if (cursor.AtEnd || cursor.Current is '\n' or '\r')
                throw cursor.Error(
                    $"the text that begins here does not end on its line; close it with {quote}, or put {new string(quote, 3)} around several lines", start);
            if (cursor.Current != '\\')
                throw cursor.ControlCharacter();
            Escape(cursor, text);
        }
    }

    private static string ReadLines(TomlCursor cursor, char quote, string fence)
    {
        var start = cursor.Here;
        var text = new StringBuilder();
        cursor.Skip(3);
        cursor.TakeNewline();
        while (true)
        {
            text.Append(cursor.TakeUntil(StopsOf(quote)));
            if (cursor.AtEnd)
                throw cursor.Error($"the text that begins here does not end; close it with {fence}", start);
            if (cursor.StartsWith(fence))
            {
                Close(cursor, quote, text);
                return text.ToString();
            }

            if (cursor.Take(quote))
                text.Append(quote);
            else if (cursor.TakeNewline())
                text.Append('\n');
            else if (cursor.Current != '\\')
                throw cursor.ControlCharacter();
            else if (!TakeLineEnd(cursor))
                Escape(cursor, text);
        }
    }

    // One or two quotes may stand right before the three that close.
    private static void Close(TomlCursor cursor, char quote, StringBuilder text)
    {
        cursor.Skip(3);
        for (var more = 0; more < 2 && cursor.Take(quote); more++)
            text.Append(quote);
    }

    // A backslash at the end of a line takes away the line end and all blanks and empty lines after it.
    private static bool TakeLineEnd(TomlCursor cursor)
    {
        var ahead = 1;
        while (cursor.Peek(ahead) is ' ' or '\t')
            ahead++;
        if (cursor.Peek(ahead) is not ('\n' or '\r'))
            return false;
        cursor.Skip(ahead);
        while (cursor.TakeNewline())
            cursor.SkipBlanks();
        return true;
    }

    private static void Escape(TomlCursor cursor, StringBuilder text)
    {
        var start = cursor.Here;
        cursor.Skip(1);
        var c = cursor.Current;
        var plain = c switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            '"' or '\\' => c,
            _ => '\0',
        };
        if (plain == '\0' && c is not ('u' or 'U'))
            throw cursor.Error(cursor.AtEnd || char.IsControl(c)
                ? "a backslash escapes nothing here; write \\\\ for the backslash itself"
                : $"there is no escape \\{cursor.Shows.Trim('\'')}; write \\\\ for the backslash itself, or put the text into single quotes", start);
        cursor.Skip(1);
        if (plain == '\0')
            text.Append(CodePoint(cursor, c == 'u' ? 4 : 8, start));
        else
            text.Append(plain);
    }

    private static string CodePoint(TomlCursor cursor, int digits, Place start)
    {
        Span<char> hex = stackalloc char[8];
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(cursor.Current))
                throw cursor.Error($"{(digits == 4 ? "\\u" : "\\U")} is followed by {digits} hexadecimal digits, not {cursor.Shows}", start);
            hex[i] = cursor.Current;
            cursor.Skip(1);
        }

        var code = uint.Parse(hex[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return Rune.TryCreate(code, out var rune)
            ? rune.ToString()
            : throw cursor.Error($"U+{code:X4} is no character of Unicode; escape another one", start);
    }

    private static SearchValues<char> StopsOf(char quote) => quote == '"' ? BasicStops : LiteralStops;
}
