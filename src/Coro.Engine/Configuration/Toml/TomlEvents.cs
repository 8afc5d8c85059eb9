using Coro.Engine.Loading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Configuration.Toml;

/// <summary>
/// A TOML document as the events that <see cref="YamlCursor"/> goes through, with the places that it has in its file. Text is
/// quoted and everything else plain, which is how the two can be told apart.
/// </summary>
internal sealed class TomlEvents : IParser
{
    private readonly List<ParsingEvent> _events = [];
    private int _at = -1;

    public TomlEvents(TomlTable document)
    {
        var start = MarkOf(document.Place);
        _events.Add(new StreamStart(start, start));
        _events.Add(new DocumentStart(null, null, true, start, start));
        Add(document);
        _events.Add(new DocumentEnd(true, start, start));
        _events.Add(new StreamEnd(start, start));
    }

    public ParsingEvent? Current => _at < 0 ? null : _events[_at];

    public bool MoveNext() => ++_at < _events.Count;

    // The reader bounds how deep a document is.
    private void Add(TomlValue value)
    {
        var mark = MarkOf(value.Place);
        switch (value)
        {
            case TomlTable table:
                _events.Add(new MappingStart(AnchorName.Empty, TagName.Empty, true, MappingStyle.Block, mark, mark));
                foreach (var (key, entry) in table.Entries)
                {
                    Add(key, ScalarStyle.DoubleQuoted, MarkOf(entry.Key));
                    Add(entry.Value);
                }

                _events.Add(new MappingEnd(mark, mark));
                break;
            case TomlArray array:
                _events.Add(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block, mark, mark));
                foreach (var item in array.Items)
                    Add(item);
                _events.Add(new SequenceEnd(mark, mark));
                break;
            case TomlString text: Add(text.Value, ScalarStyle.DoubleQuoted, mark); break;
            default: Add(TomlText.Of(value), ScalarStyle.Plain, mark); break;
        }
    }

    private void Add(string text, ScalarStyle style, Mark mark) =>
        _events.Add(new Scalar(AnchorName.Empty, TagName.Empty, text, style, style == ScalarStyle.Plain, style != ScalarStyle.Plain, mark, mark));

    private static Mark MarkOf(Place place) => new(0, place.Line, place.Column);
}
