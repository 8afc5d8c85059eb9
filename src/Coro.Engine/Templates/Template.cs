using System.Text;

namespace Coro.Engine.Templates;

/// <summary>
/// A text with <c>{{name}}</c> placeholders. It is parsed once, against the names that mean something, and rendered as often
/// as wanted, in one pass: what a value holds is never looked at again. <c>{{{{</c> is the text <c>{{</c>.
/// </summary>
internal sealed class Template
{
    /// <summary>The longest text that a template may have, in characters.</summary>
    public const int LongestText = 1 << 20;

    /// <summary>How many placeholders it may have.</summary>
    public const int MostPlaceholders = 1000;

    /// <summary>The longest text that is rendered, in characters; what is longer is cut, and says so.</summary>
    public const int LongestRendered = 64 << 20;

    private const string Cut = "\n\n(cut here: too long)\n";

    private readonly IReadOnlyList<TemplatePart> _parts;
    private readonly HashSet<string> _names;

    private Template(IReadOnlyList<TemplatePart> parts)
    {
        _parts = parts;
        _names = parts.Where(part => part.IsPlaceholder).Select(part => part.Text).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Parses a template.</summary>
    /// <param name="text">The text; its line ends are kept.</param>
    /// <param name="names">The names that mean something.</param>
    /// <param name="file">What to call it in messages; null: it is in no file.</param>
    /// <param name="problems">Everything that is wrong with it, in its order.</param>
    /// <returns>The template; null when anything is wrong.</returns>
    public static Template? Parse(
        string text, IReadOnlyCollection<string> names, string? file, out IReadOnlyList<Diagnostic> problems)
    {
        var parser = new TemplateParser(text, names, file);
        var parts = parser.Parse();
        problems = parser.Problems;
        return problems.Count == 0 ? new(parts) : null;
    }

    /// <summary>Whether a placeholder occurs in it.</summary>
    public bool Uses(string name) => _names.Contains(name);

    /// <summary>Puts the values in.</summary>
    /// <param name="value">The value of a name; asked once for each name that occurs.</param>
    public string Render(Func<string, string> value)
    {
        var values = _names.ToDictionary(name => name, value, StringComparer.Ordinal);
        var text = new StringBuilder(1024);
        foreach (var part in _parts)
        {
            var piece = part.IsPlaceholder ? values[part.Text] : part.Text;
            if (piece.Length > LongestRendered - text.Length)
                return text.Append(piece, 0, LongestRendered - text.Length).Append(Cut).ToString();
            text.Append(piece);
        }

        return text.ToString();
    }
}
