using System.Text;
using Coro.Engine.Loading;

namespace Coro.Engine.Templates;

/// <summary>Takes a template's text apart. Every <c>{{</c> begins a placeholder, so that a mistyped one never passes for text.</summary>
internal sealed class TemplateParser(string text, IReadOnlyCollection<string> names, string? file)
{
    private const int LongestName = 64;

    private readonly Problems _problems = new(file);
    private readonly List<TemplatePart> _parts = [];
    private readonly StringBuilder _plain = new();
    private int _line = 1;
    private int _lineStart;
    private int _counted;
    private int _placeholders;

    public IReadOnlyList<Diagnostic> Problems => _problems.InOrder();

    public IReadOnlyList<TemplatePart> Parse()
    {
        if (text.Length > Template.LongestText)
        {
            _problems.Add("too-large", $"the template has {text.Length} characters; at most {Template.LongestText} are allowed");
            return [];
        }

        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            _plain.Append(text, at, open - at);
            at = Braces(open);
        }

        _plain.Append(text, at, text.Length - at);
        EndPlain();
        return _parts;
    }

    /// <summary>Reads what begins with two braces.</summary>
    /// <returns>Where it ends.</returns>
    private int Braces(int open)
    {
        if (text.AsSpan(open).StartsWith("{{{{"))
        {
            _plain.Append("{{");
            return open + 4;
        }

        // The first of three is a brace before a placeholder.
        if (text.AsSpan(open).StartsWith("{{{"))
        {
            _plain.Append('{');
            return open + 1;
        }

        var end = text.IndexOf("}}", open, StringComparison.Ordinal);
        if (end < 0 || text.AsSpan(open, end - open).Contains('\n'))
        {
            Report("template-syntax", open, "'{{' begins a placeholder, and no '}}' ends it on this line; for the text itself write '{{{{'");
            return open + 2;
        }

        Name(open, text[(open + 2)..end]);
        return end + 2;
    }

    private void Name(int open, string between)
    {
        var name = between.Trim(' ');
        if (names.Contains(name))
        {
            EndPlain();
            _parts.Add(new(name, IsPlaceholder: true));
            if (++_placeholders == Template.MostPlaceholders + 1)
                Report("too-large", open, $"the template has more than {Template.MostPlaceholders} placeholders");
            return;
        }

        var nearest = name.Length <= LongestName ? Nearest.To(name, names) : null;
        Report(
            "unknown-placeholder", open,
            nearest is null
                ? $"there is no placeholder {Shown.Quote($"{{{{{between}}}}}")}; for the text itself write '{{{{{{{{'"
                : $"there is no placeholder {Shown.Quote($"{{{{{between}}}}}")}; did you mean '{{{{{nearest}}}}}'?");
    }

    private void EndPlain()
    {
        if (_plain.Length > 0)
            _parts.Add(new(_plain.ToString(), IsPlaceholder: false));
        _plain.Clear();
    }

    private void Report(string code, int at, string message)
    {
        // Places come in order, so that each line is counted once.
        for (; _counted < at; _counted++)
        {
            if (text[_counted] == '\n')
                (_line, _lineStart) = (_line + 1, _counted + 1);
        }

        _problems.Add(code, message, new Place(_line, at - _lineStart + 1));
    }
}
