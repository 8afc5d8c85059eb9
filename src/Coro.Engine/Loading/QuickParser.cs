using System.Runtime.CompilerServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>
/// Gives the events of a YAML text as the library's parser does, several times as fast, as long as the text keeps to the
/// form that machines write: block mappings and lists, and values on one line. At the first line that does not, the library's
/// parser takes over: it is brought to the same event, and goes on from there. So this decides about no text, valid or not.
/// </summary>
internal sealed class QuickParser(string text) : IParser
{
    /// <summary>For what is called for every value: 10,000 children are read before the runtime finds that it is worth compiling well.</summary>
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    private readonly Stack<Block> _open = new();
    private readonly QuickValues _values = new(text);
    private Queue<ParsingEvent> _ready = new();

    // What the last line gives, as far as the line behind it does not go on with its value.
    private Queue<ParsingEvent> _next = new();
    private Parser? _library;
    private int _given;
    private int _at;
    private int _line;
    private bool _valueFollows;
    private bool _ended;

    public ParsingEvent? Current { get; private set; }

    [MethodImpl(Hot)]
    public bool MoveNext()
    {
        while (_library is null && _ready.Count == 0 && (!_ended || _next.Count > 0))
        {
            (_ready, _next) = (_next, _ready);
            if (!_ended && !TryLine())
                _library = TakenOver();
        }

        if (_library is not null)
        {
            var any = _library.MoveNext();
            Current = _library.Current;
            return any;
        }

        _given++;
        return (Current = _ready.TryDequeue(out var next) ? next : null) is not null;
    }

    private Parser TakenOver()
    {
        var library = new Parser(new StringReader(text));
        for (var i = 0; i < _given; i++)
            library.MoveNext();
        return library;
    }

    /// <summary>Reads the next line that is not empty; false: it is not of the simple form.</summary>
    [MethodImpl(Hot)]
    private bool TryLine()
    {
        while (_at < text.Length)
        {
            var start = _at;
            var end = text.IndexOf('\n', start);
            _at = end < 0 ? text.Length : end + 1;
            _line++;
            var line = text.AsSpan(start, (end < 0 ? text.Length : end) - start).TrimEnd('\r').TrimEnd(' ');
            var indent = line.IndexOfAnyExcept(' ');
            if (indent < 0 || line[indent] == '#')
                continue;
            _values.Begin(start, _line, line.Length);
            return TryContent(indent, isItem: line[indent] == '-' && (line.Length == indent + 1 || line[indent + 1] == ' '));
        }

        return TryEnd();
    }

    [MethodImpl(Hot)]
    private bool TryContent(int indent, bool isItem)
    {
        _values.Column = indent;
        if (!TryBlock(indent, isItem))
            return false;
        if (isItem)
            _values.Column += 2;
        var place = _values.Mark;
        if (_values.TryKey() is not { } key)
            return isItem && _values.TryValue(_next);
        if (isItem)
            Open(new(indent + 2, IsList: false), place);
        _next.Enqueue(key);
        _valueFollows = _values.AtEnd;
        return _valueFollows || _values.TryValue(_next);
    }

    /// <summary>Ends and begins blocks, so that the innermost is the one that the line belongs to.</summary>
    [MethodImpl(Hot)]
    private bool TryBlock(int indent, bool isItem)
    {
        if (_open.Count == 0)
        {
            if (indent > 0 || isItem)
                return false;
            _next.Enqueue(new StreamStart(Mark.Empty, Mark.Empty));
            _next.Enqueue(new DocumentStart(null, new TagDirectiveCollection(), true, _values.Mark, _values.Mark));
            Open(new(0, IsList: false));
            return true;
        }

        if (_valueFollows)
        {
            _valueFollows = false;
            if (indent < _open.Peek().Indent || indent == _open.Peek().Indent && !isItem)
                return false;
            Open(new(indent, isItem));
            return true;
        }

        // A list may stand as far left as the key that it belongs to.
        while (_open.Count > 1 && (_open.Peek().Indent > indent || _open.Peek() == new Block(indent, IsList: true) && !isItem))
            Close();
        return _open.Peek() == new Block(indent, isItem);
    }

    private bool TryEnd()
    {
        if (_valueFollows || _open.Count == 0)
            return false;
        while (_open.Count > 0)
            Close();
        _next.Enqueue(new DocumentEnd(true, Mark.Empty, Mark.Empty));
        _next.Enqueue(new StreamEnd(Mark.Empty, Mark.Empty));
        return _ended = true;
    }

    private void Open(Block block) => Open(block, _values.Mark);

    private void Open(Block block, Mark place)
    {
        _open.Push(block);
        _next.Enqueue(block.IsList
            ? new SequenceStart(default, default, true, SequenceStyle.Block, place, place)
            : new MappingStart(default, default, true, MappingStyle.Block, place, place));
    }

    private void Close() => _next.Enqueue(
        _open.Pop().IsList ? new SequenceEnd(_values.Mark, _values.Mark) : new MappingEnd(_values.Mark, _values.Mark));

    private readonly record struct Block(int Indent, bool IsList);
}
