using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>
/// A document of another format as the events that <see cref="YamlCursor"/> goes through, so that one set of rules reads all formats. Whoever
/// derives from it adds the document's values in the constructor, between <see cref="Begin"/> and <see cref="End"/>.
/// </summary>
internal abstract class DocumentEvents : IParser
{
    private readonly List<ParsingEvent> _events = [];
    private int _at = -1;

    public ParsingEvent? Current => _at < 0 ? null : _events[_at];

    public bool MoveNext() => ++_at < _events.Count;

    /// <summary>Comes first.</summary>
    protected void Begin(Mark start)
    {
        _events.Add(new StreamStart(start, start));
        _events.Add(new DocumentStart(null, null, true, start, start));
    }

    /// <summary>Comes last.</summary>
    protected void End(Mark start)
    {
        _events.Add(new DocumentEnd(true, start, start));
        _events.Add(new StreamEnd(start, start));
    }

    /// <summary>Adds a mapping whose keys and values a function adds in turn.</summary>
    protected void AddMap(Mark mark, Action addEntries)
    {
        _events.Add(new MappingStart(AnchorName.Empty, TagName.Empty, true, MappingStyle.Block, mark, mark));
        addEntries();
        _events.Add(new MappingEnd(mark, mark));
    }

    /// <summary>Adds a list whose items a function adds.</summary>
    protected void AddList(Mark mark, Action addItems)
    {
        _events.Add(new SequenceStart(AnchorName.Empty, TagName.Empty, true, SequenceStyle.Block, mark, mark));
        addItems();
        _events.Add(new SequenceEnd(mark, mark));
    }

    /// <summary>Adds a value. Text is quoted and everything else plain, which is how the two can be told apart.</summary>
    protected void AddScalar(string value, bool isText, Mark mark) => _events.Add(new Scalar(
        AnchorName.Empty, TagName.Empty, value, isText ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain, !isText, isText, mark, mark));
}
