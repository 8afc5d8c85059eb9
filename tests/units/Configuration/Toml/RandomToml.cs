using System.Globalization;
using System.Text;

namespace Coro.Tests.Configuration.Toml;

/// <summary>Makes a document of random parts in random forms, and the same as the engine writes it, on one line.</summary>
internal sealed class RandomToml(int seed)
{
    private static readonly string[] Words =
        ["a", "key", "A-b_9", "", " ", "é", "🙂", "a.b", "x=1", "#", "\"", "'", "\\", "\n", "\t", "\u0001", "\u007f", "\u0085", "\u2028", "[", "]]", "{", ",", "true", "1", "\"\"\"", "'''", "\ufeff"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public (string Document, string OnOneLine) Make()
    {
        var same = Table([], 0);
        return (_text.ToString(), same);
    }

    /// <summary>Writes the keys of a table that has begun; those with headings come last, since they would end it.</summary>
    private string Table(string[] path, int depth)
    {
        var parts = new List<string>();
        var keys = Keys();
        var plain = _random.Next(keys.Count + 1);
        foreach (var key in keys.Take(plain))
        {
            Blanks();
            var (written, same) = Pick<Func<(string, string)>>(() => Dotted(depth), () => Assigned(Value(depth)), () => Assigned(Value(depth)))();
            _text.Append(Key(key)).Append(written);
            parts.Add($"{Same(key)} = {same}");
            LineEnd();
        }

        foreach (var key in depth < 4 ? keys.Skip(plain) : [])
        {
            string[] inner = [.. path, key];
            parts.Add($"{Same(key)} = " + (_random.Next(2) == 0 ? Headed(inner, "[", "]", depth) : Elements(inner, depth)));
        }

        return $"{{{string.Join(", ", parts)}}}";
    }

    private string Elements(string[] path, int depth) =>
        $"[{string.Join(", ", Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Headed(path, "[[", "]]", depth)).ToList())}]";

    private string Headed(string[] path, string open, string close, int depth)
    {
        Blanks();
        _text.Append(open).Append(string.Join(Pick(".", " . "), path.Select(Key))).Append(close);
        LineEnd();
        return Table(path, depth + 1);
    }

    private (string, string) Dotted(int depth)
    {
        if (depth > 3)
            return Assigned(Value(depth));
        var key = Word();
        var (written, same) = _random.Next(2) == 0 ? Dotted(depth + 1) : Assigned(Value(depth));
        return ($"{Pick(".", " . ")}{Key(key)}{written}", $"{{{Same(key)} = {same}}}");
    }

    private (string, string) Assigned((string Written, string Same) value) => (Pick("=", " = ", "\t=") + value.Written, value.Same);

    private (string Written, string Same) Value(int depth) => _random.Next(depth > 4 ? 6 : 8) switch
    {
        0 => Number(),
        1 => Pick(("true", "true"), ("false", "false")),
        2 => Pick(("1.50", "1.5"), ("-0.0", "-0.0"), ("1e3", "1000.0"), ("1_0.0_1", "10.01"), ("+inf", "inf"), ("-inf", "-inf"), ("nan", "nan"), ("6.02E23", "6.02E+23")),
        3 => Pick(("1979-05-27 07:32:00.50z", "1979-05-27T07:32:00.5Z"), ("1979-05-27T07:32:00+02:30", "1979-05-27T07:32:00+02:30"), ("1979-05-27", "1979-05-27"), ("23:59:59.9", "23:59:59.9"), ("2000-02-29t00:00:00", "2000-02-29T00:00:00")),
        4 or 5 => Text(),
        6 => Array(depth),
        _ => Inline(depth),
    };

    private (string, string) Number()
    {
        var number = Pick(_random.Next(), _random.NextInt64(long.MinValue, long.MaxValue), 0, 7, long.MaxValue, long.MinValue);
        var same = number.ToString(CultureInfo.InvariantCulture);
        return (number < 0 ? same : Pick(same, "+" + same, $"0x{number:x}", $"0x{number:X4}", $"0b{number:b}", "0o" + Convert.ToString(number, 8)), same);
    }

    private (string, string) Text()
    {
        var text = string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => Word()));
        var forms = new List<string> { Same(text, always: true), Escaped(text) };
        if (!text.Contains('\'') && !text.Any(c => char.IsControl(c) && c is not ('\t' or '\u0085')))
            forms.Add($"'{text}'");
        if (!text.Contains("'''", StringComparison.Ordinal) && !text.EndsWith('\'') && !text.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\u0085')))
            forms.Add($"'''\n{text}'''");
        if (text.Length > 0)
            forms.Add($"\"\"\"\\\n \n  {Same(text, always: true)[1..^1].Replace(" ", "\\u0020", StringComparison.Ordinal)}\"\"\"");
        return (Pick(forms.ToArray()), Same(text, always: true));
    }

    private (string, string) Array(int depth)
    {
        var items = Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1)).ToList();
        var space = Pick("", " ", "\n", " # in it\n\t", "\r\n");
        return ($"[{space}{string.Join(space + "," + space, items.Select(i => i.Written))}{(items.Count > 0 ? Pick("", ",") : "")}{space}]", $"[{string.Join(", ", items.Select(i => i.Same))}]");
    }

    private (string, string) Inline(int depth)
    {
        var items = Keys().Select(key => (Key: key, Value: Value(depth + 1))).ToList();
        return ($"{{{string.Join(Pick(",", " , "), items.Select(i => $"{Key(i.Key)}={i.Value.Written}"))} }}", $"{{{string.Join(", ", items.Select(i => $"{Same(i.Key)} = {i.Value.Same}"))}}}");
    }

    private List<string> Keys() => [.. Enumerable.Range(0, _random.Next(5)).Select(_ => Word() + Word()).Distinct()];

    private string Key(string key) => _random.Next(3) == 0 && !key.Contains('\'') && !key.Any(c => char.IsControl(c) && c != '\u0085') ? $"'{key}'" : Same(key, always: _random.Next(3) == 0);

    private static string Same(string key, bool always = false)
    {
        if (!always && key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            return key;
        return "\"" + string.Concat(key.Select(c => c switch
        {
            '"' or '\\' => $"\\{c}",
            '\n' => "\\n",
            '\t' => "\\t",
            _ when char.IsControl(c) || c is '\u2028' or '\ufeff' => $"\\u{(int)c:X4}",
            _ => c.ToString(),
        })) + "\"";
    }

    private static string Escaped(string text) => "\"" + string.Concat(text.EnumerateRunes().Select(r => r.Value > 0xFFFF ? $"\\U{r.Value:x8}" : $"\\u{r.Value:x4}")) + "\"";

    private string Word() => Words[_random.Next(Words.Length)];

    private void Blanks() => _text.Append(Pick("", "", "  ", "\t", "\n", "# a = [\n"));

    private void LineEnd() => _text.Append(Pick("\n", "\r\n", " # done\n", "\n\n"));

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
