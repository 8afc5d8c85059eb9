using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine;

/// <summary>
/// Text with placeholders: <c>{{name}}</c> stands for a value, <c>\{{name}}</c> for that text itself. Only lower-case words are placeholders, so
/// what other programs put between braces stays as it is.
/// </summary>
internal static partial class Template
{
    /// <summary>Tells of placeholders that stand for nothing.</summary>
    /// <param name="text">The template.</param>
    /// <param name="known">The names that stand for something.</param>
    /// <param name="problems">Where to tell.</param>
    public static void Check(string text, IReadOnlyCollection<string> known, Problems problems)
    {
        var (line, start, at) = (1, 0, 0);
        foreach (Match match in Placeholder().Matches(text))
        {
            var name = match.Groups["name"];
            if (match.Value[0] == '\\' || known.Contains(name.Value))
                continue;
            for (; at < match.Index; at++)
            {
                if (text[at] == '\n')
                    (line, start) = (line + 1, at + 1);
            }

            problems.Add(
                "unknown-placeholder",
                $"there is no placeholder {{{{{name.Value}}}}}{(Nearest.To(name.Value, known) is { } meant ? $"; did you mean {{{{{meant}}}}}?" : "")}; for the text itself write \\{{{{{name.Value}}}}}",
                new Place(line, match.Index - start + 1));
        }
    }

    /// <summary>Puts the values in. What a value holds is not looked at again.</summary>
    /// <param name="text">The template.</param>
    /// <param name="value">Gives the value of a name; null: it stands for nothing, and stays as it is.</param>
    public static string Fill(string text, Func<string, string?> value) => Placeholder().Replace(
        text, match => match.Value[0] == '\\' ? match.Value[1..] : value(match.Groups["name"].Value) ?? match.Value);

    [GeneratedRegex(@"\\?\{\{[ \t]*(?<name>[a-z][a-z0-9_]*)[ \t]*\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
