using System.Text;
using System.Text.RegularExpressions;
using Coro.Engine.Loading;

namespace Coro.Engine.Directives;

/// <summary>Takes a directive apart: its sections, and in those that are read line by line, the orders.</summary>
internal sealed partial class DirectiveOutline(string text, Problems problems)
{
    private const int TabWidth = 4;

    private readonly List<DirectiveItem> _items = [];
    private readonly StringBuilder _text = new();
    private DirectiveSection _section;
    private int _level;
    private string _title = "";
    private int _first;
    private int _last;
    private int? _indent;
    private bool _nested;

    /// <summary>The titles of what is guidance.</summary>
    public List<string> Guidance { get; } = [];

    public IReadOnlyList<DirectiveItem> Read()
    {
        var lines = new DirectiveLines(text, problems);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (!lines.IsCode(i) && DirectiveHeadings.Read(line) is { } heading)
                Enter(i + 1, heading.Level, heading.Title);
            else if (_section != DirectiveSection.Guidance)
                Take(i + 1, line, lines.IsCode(i));
            else if (!lines.IsCode(i))
                CheckGuidance(i + 1, line);
        }

        EndItem();
        return _items;
    }

    private void Enter(int line, int level, string title)
    {
        EndItem();
        var section = DirectiveHeadings.Find(title);
        if (section is null && DirectiveHeadings.Near(title) is { } near)
        {
            problems.Add(
                "unknown-section",
                $"the heading {Shown.Quote(title)} means nothing, and what is below it is taken for guidance; did you mean '{near}'?", line);
        }
        else if (section is null && _section != DirectiveSection.Guidance && level > _level)
        {
            problems.Add(
                "unknown-section",
                $"the heading {Shown.Quote(title)} ends {_title}, and what is below it is taken for guidance; name the child in each line instead",
                line);
        }

        if (section is null or DirectiveSection.Guidance)
            Guidance.Add(title);
        (_section, _level, _title) = (section ?? DirectiveSection.Guidance, level, Shown.Quote(title));
    }

    // The title of a section that is no heading would be dropped in silence, with all below it.
    private void CheckGuidance(int line, string guidance)
    {
        if (guidance.Length < 60 && DirectiveHeadings.Find(guidance) is not (null or DirectiveSection.Guidance))
        {
            problems.Add(
                "unknown-section",
                $"{Shown.Quote(guidance.Trim())} is no heading, and what is below it is taken for guidance; write '{DirectiveHeadings.Near(guidance)}'", line);
        }
    }

    private void Take(int number, string line, bool isCode)
    {
        if (string.IsNullOrWhiteSpace(line) || Rule().IsMatch(line))
            return;
        var item = Item().Match(line);
        var indent = Indent(line);
        if (_indent is { } outer && indent > outer && !isCode)
        {
            // The first thing below an item says more of it, further ones are one list.
            _text.Append(!item.Success ? " " : _nested ? ", " : " \u2014 ");
            _text.Append(item.Success ? item.Groups["text"].Value : line.Trim());
            _nested |= item.Success;
            _last = number;
            return;
        }

        EndItem();
        (_first, _last) = (number, number);
        _indent = item.Success && !isCode ? indent : null;
        _text.Append(item.Success ? item.Groups["text"].Value : line.Trim());
    }

    private void EndItem()
    {
        if (_text.Length > 0)
            _items.Add(new(_section, _first, _last, _text.ToString().Trim()));
        _text.Clear();
        _indent = null;
        _nested = false;
    }

    private static int Indent(string line)
    {
        var indent = 0;
        foreach (var c in line)
        {
            if (c == '\t')
                indent += TabWidth;
            else if (c == ' ')
                indent++;
            else
                break;
        }

        return indent;
    }

    [GeneratedRegex(@"^\s*([-*_]\s*){3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*([-*+\u2022]|\d{1,4}[.)])\s+(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
