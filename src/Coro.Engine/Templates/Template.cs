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

    private readonly List<string> _names = [];

    // Texts as they stand, or the places of names in the list of them.
    private readonly (string? Text, int Name)[] _pieces;

    private Template(IReadOnlyList<TemplatePart> parts)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        _pieces = new (string?, int)[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var (text, at) = (parts[i].Text, -1);
            if (parts[i].IsPlaceholder && !places.TryGetValue(text, out at))
            {
                places[text] = at = _names.Count;
                _names.Add(text);
            }

            _pieces[i] = parts[i].IsPlaceholder ? (null, at) : (text, at);
        }
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
        var values = new string[_names.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(_names[i]);
        var pieces = new string[_pieces.Length];
        var length = 0L;
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = _pieces[i].Text ?? values[_pieces[i].Name];
            length += pieces[i].Length;
        }

        return length <= LongestRendered ? string.Concat(pieces) : Shortened(pieces);
    }

    private static string Shortened(string[] pieces)
    {
        var text = new StringBuilder(LongestRendered);
        foreach (var piece in pieces)
            text.Append(piece, 0, Math.Min(piece.Length, LongestRendered - text.Length));
        return text.Append(Cut).ToString();
    }
}
