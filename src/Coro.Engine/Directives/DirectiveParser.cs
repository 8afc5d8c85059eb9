using Coro.Engine.Loading;

namespace Coro.Engine.Directives;

/// <summary>
/// Understands a directive. Of the sections that are read line by line, every line is understood as a whole or told of; it
/// never throws, whatever the text is.
/// </summary>
internal sealed class DirectiveParser
{
    private const int LongestItem = 2000;
    private const string Help = "see docs/directive.md";

    private readonly Problems _problems;
    private readonly ChildNames _names;
    private readonly List<QualityOverride> _overrides = [];
    private readonly List<DirectiveSkip> _skips = [];
    private readonly List<DirectiveFlag> _flags = [];

    private DirectiveParser(string file, IEnumerable<string> children)
    {
        _problems = new(file);
        _names = new(children);
    }

    /// <summary>Understands it.</summary>
    /// <param name="text">The directive.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="children">The names of the campaign's children.</param>
    /// <param name="gate">The bar that the brief sets.</param>
    public static CampaignDirective Parse(string text, string file, IEnumerable<string> children, QualityGate gate)
    {
        var parser = new DirectiveParser(file, children);
        var outline = new DirectiveOutline(text, parser._problems);
        foreach (var item in outline.Read())
            parser.Read(item);
        return new()
        {
            Path = file,
            QualityOverrides = OverrideCheck.Filter(parser._overrides, gate, parser._problems),
            Skips = parser._skips,
            Flags = parser._flags,
            Guidance = outline.Guidance,
            Problems = parser._problems.InOrder(),
        };
    }

    private void Read(DirectiveItem item)
    {
        if (Vocabulary.Nothing.Contains(item.Text.Trim('(', ')', '.', ' ', '*', '_')) && !_names.Has(item.Text))
            return;
        if (item.Text.Length > LongestItem)
        {
            _problems.Add(OrderProblem.NotUnderstood, $"this line is longer than {LongestItem} characters, and not read; put words for agents below '## Notes'", item.Line);
            return;
        }

        OrderProblem? problem;
        var example = "";
        switch (item.Section)
        {
            case DirectiveSection.QualityOverrides:
                _overrides.AddRange(QualityOrder.Read(item, _names, out problem));
                example = QualityOrder.Example;
                break;
            case DirectiveSection.SkipList:
                _skips.AddRange(SkipOrder.Read(item, _names, out problem));
                example = SkipOrder.Example;
                break;
            default:
                _flags.AddRange(FlagOrder.Read(item, _names, out problem));
                example = FlagOrder.Example;
                break;
        }

        if (problem is not null)
        {
            var end = problem.Message.EndsWith('?') ? "" : ".";
            _problems.Add(problem.Code, $"{Shown.Quote(item.Text)} does not count: {problem.Message}{end} Write for example '{example}'; {Help}", item.Line);
        }
    }
}
