using System.Buffers;
using System.Text;

namespace Coro.Engine.Loading;

/// <summary>
/// Writes a text as YAML: plain where every reader takes it for that text, in double quotes elsewhere. It is fit for one line
/// and for within brackets.
/// </summary>
internal static class YamlText
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./@+- ");

    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.eE+-_xX");

    private static readonly HashSet<string> Words = new(
        ["true", "false", "yes", "no", "on", "off", "y", "n", "null"], StringComparer.OrdinalIgnoreCase);

    public static StringBuilder AppendYaml(this StringBuilder yaml, string text) =>
        IsPlain(text) ? yaml.Append(text) : AppendQuoted(yaml, text);

    private static bool IsPlain(string text) =>
        text.Length > 0
        && (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '.' or '_')
        && text[^1] != ' '
        && !text.AsSpan().ContainsAnyExcept(Plain)
        && (char.IsAsciiLetter(text[0]) || text.AsSpan().ContainsAnyExcept(Numeric))
        && !Words.Contains(text);

    private static StringBuilder AppendQuoted(StringBuilder yaml, string text)
    {
        yaml.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                yaml.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                yaml.Append('\uFFFD');
            else
                AppendEscaped(yaml, c);
        }

        return yaml.Append('"');
    }

    private static void AppendEscaped(StringBuilder yaml, char c)
    {
        switch (c)
        {
            case '"' or '\\': yaml.Append('\\').Append(c); break;
            case '\n': yaml.Append("\\n"); break;
            case '\t': yaml.Append("\\t"); break;
            case '\u2028' or '\u2029' or '\uFEFF': yaml.Append($"\\u{(int)c:x4}"); break;
            case var _ when char.IsControl(c): yaml.Append($"\\u{(int)c:x4}"); break;
            default: yaml.Append(c); break;
        }
    }
}
