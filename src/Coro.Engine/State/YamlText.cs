using System.Globalization;
using System.Text;

namespace Coro.Engine.State;

/// <summary>
/// Writes the part of YAML that the state file needs, fast enough for a campaign of any size. A text is written without
/// quotes only where no reader of any YAML version could take it for something else.
/// </summary>
internal sealed class YamlText(ByteBuffer buffer)
{
    private static readonly HashSet<string> Words =
        new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts a line: <c>key:</c> or, as the first of a list's item, <c>- key:</c>.</summary>
    public void Key(int indent, string key, bool first = false)
    {
        var width = first ? indent - 2 : indent;
        buffer.GetSpan(width)[..width].Fill((byte)' ');
        buffer.Advance(width);
        if (first)
            buffer.Add("- "u8);
        buffer.Add(key);
        buffer.Add((byte)':');
    }

    public void EndLine() => buffer.Add((byte)'\n');

    public void Line(int indent, string key, string? value, bool first = false)
    {
        Key(indent, key, first);
        buffer.Add((byte)' ');
        Text(value);
        EndLine();
    }

    /// <summary>A number, or a word that needs no quotes.</summary>
    public void Bare(int indent, string key, string value)
    {
        Key(indent, key);
        buffer.Add((byte)' ');
        buffer.Add(value);
        EndLine();
    }

    public void Line(int indent, string key, long? value) =>
        Bare(indent, key, value?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public void Line(int indent, string key, decimal? value) =>
        Bare(indent, key, value?.ToString(CultureInfo.InvariantCulture) ?? "null");

    public void Line(int indent, string key, DateTimeOffset? value) => Line(indent, key, Time(value));

    /// <summary>A list on its line.</summary>
    public void Line(int indent, string key, IEnumerable<string> values)
    {
        Key(indent, key);
        buffer.Add(" ["u8);
        var any = false;
        foreach (var value in values)
        {
            if (any)
                buffer.Add(", "u8);
            Text(value);
            any = true;
        }

        buffer.Add("]\n"u8);
    }

    /// <summary>Text that came out of this class already.</summary>
    public void Raw(ReadOnlySpan<char> text) => buffer.Add(text);

    public void Text(string? value)
    {
        if (value is null)
            buffer.Add("null"u8);
        else if (IsPlain(value))
            buffer.Add(value);
        else
            Quoted(value);
    }

    public static string? Time(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Span(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);

    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || !char.IsAsciiLetter(value[0]) && value[0] != '/' || value[^1] == ' ')
            return false;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-' or '/' or '@' or '+' or ' '))
                return false;
        }

        return !Words.Contains(value);
    }

    private void Quoted(string value)
    {
        buffer.Add((byte)'"');
        foreach (var rune in value.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '"': buffer.Add("\\\""u8); break;
                case '\\': buffer.Add("\\\\"u8); break;
                case '\n': buffer.Add("\\n"u8); break;
                case '\r': buffer.Add("\\r"u8); break;
                case '\t': buffer.Add("\\t"u8); break;
                default: Character(rune); break;
            }
        }

        buffer.Add((byte)'"');
    }

    private void Character(Rune rune)
    {
        // Controls, the other line ends and the marks that editors eat are told by number.
        if (rune.Value < ' ' || rune.Value is (>= 0x7F and < 0xA0) or 0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF)
            buffer.Add(string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"));
        else
            buffer.Advance(rune.EncodeToUtf8(buffer.GetSpan(4)));
    }
}
