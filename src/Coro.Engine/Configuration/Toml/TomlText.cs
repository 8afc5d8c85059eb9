using System.Globalization;
using System.Text;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Writes values so that the reader reads them back: on one line, as they may stand behind <c>key =</c>.</summary>
internal static class TomlText
{
    /// <summary>A value as text.</summary>
    public static string Of(TomlValue value) => Append(new StringBuilder(), value).ToString();

    /// <summary>A key as text, in quotes where it needs them.</summary>
    public static string OfKey(string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? key : Quote(new StringBuilder(), key).ToString();

    private static StringBuilder Append(StringBuilder text, TomlValue value) => value switch
    {
        TomlString s => Quote(text, s.Value),
        TomlInteger i => text.Append(CultureInfo.InvariantCulture, $"{i.Value}"),
        TomlFloat f => text.Append(Number(f.Value)),
        TomlBoolean b => text.Append(b.Value ? "true" : "false"),
        TomlMoment m => text.Append(Moment(m)),
        TomlArray a => Join(text, "[", a.Items, (t, item) => Append(t, item), "]"),
        TomlTable t => Join(text, "{", t.Entries, (x, entry) => Append(x.Append(OfKey(entry.Key)).Append(" = "), entry.Entry.Value), "}"),
        _ => throw new ArgumentException($"{value.GetType()} cannot be written.", nameof(value)),
    };

    private static StringBuilder Join<T>(StringBuilder text, string open, IReadOnlyList<T> items, Action<StringBuilder, T> append, string close)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                text.Append(", ");
            append(text, items[i]);
        }

        return text.Append(close);
    }

    private static string Number(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        var text = number.ToString("R", CultureInfo.InvariantCulture);

        // Without a point or an exponent it would be read as a whole number.
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private static string Moment(TomlMoment moment)
    {
        const string date = "yyyy-MM-dd";
        const string time = "HH:mm:ss.FFFFFFF";
        var form = moment.Kind switch
        {
            TomlMomentKind.LocalDate => date,
            TomlMomentKind.LocalTime => time,
            _ => $"{date}'T'{time}",
        };
        var text = moment.Clock.ToString(form, CultureInfo.InvariantCulture);
        if (moment.Kind != TomlMomentKind.OffsetDateTime)
            return text;
        if (moment.Offset == default)
            return text + "Z";
        var sign = moment.Offset < default(TimeSpan) ? "-" : "+";
        return text + sign + moment.Offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }

    private static StringBuilder Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c == '\n')
                text.Append("\\n");
            else if (c == '\t')
                text.Append("\\t");
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                text.Append(c);
        }

        return text.Append('"');
    }
}
