using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading.Data;

/// <summary>Such a document as the events that <see cref="YamlCursor"/> goes through.</summary>
internal sealed class DataEvents : IParser
{
    private readonly List<ParsingEvent> _events = [];
    private int _at = -1;

    public DataEvents(DataValue document)
    {
        var start = MarkOf(document);
        _events.Add(new StreamStart(start, start));
        _events.Add(new DocumentStart(null, null, true, start, start));
        Add(document);
        _events.Add(new DocumentEnd(true, start, start));
        _events.Add(new StreamEnd(start, start));
    }

    public ParsingEvent? Current => _at < 0 ? null : _events[_at];

    public bool MoveNext() => ++_at < _events.Count;

    // The reader bounds how deep a document is; whoever parsed it has bounded it before.
    private void Add(DataValue value)
    {
        var mark = MarkOf(value);
        switch (value)
        {
            case DataMap map:
                _events.Add(new MappingStart(AnchorName.Empty, TagName.Empty, true, MappingStyle.Block, mark, mark));
                foreach (var (key, item) in map.Entries)
                {
                    Add(key);
                    Add(item);
                }

                _events.Add(new MappingEnd(mark, mark));
                break;
            case DataList list:
                _events.Add(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block, mark, mark));
                foreach (var item in list.Items)
                    Add(item);
                _events.Add(new SequenceEnd(mark, mark));
                break;
            case DataText text:
                _events.Add(new Scalar(AnchorName.Empty, TagName.Empty, text.Value, ScalarStyle.DoubleQuoted, false, true, mark, mark));
                break;
            case DataWord word:
                _events.Add(new Scalar(AnchorName.Empty, TagName.Empty, word.Value, ScalarStyle.Plain, true, false, mark, mark));
                break;
        }
    }

    private static Mark MarkOf(DataValue value) => new(0, value.Line, value.Column);
}
