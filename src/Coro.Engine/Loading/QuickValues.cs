using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>Reads keys and values of one line, of the forms that <see cref="QuickParser"/> knows.</summary>
internal sealed class QuickValues(string text)
{
    // Only what one writes on a line: text that is nothing but brackets must not end the process.
    private const int MostBrackets = 8;

    private readonly ShortStrings _known = new();
    private readonly StringBuilder _unescaped = new();
    private int _start;
    private int _line;
    private int _end;
    private int _at;

    /// <summary>Where in the line it stands, from 0.</summary>
    public int Column
    {
        get => _at - _start;
        set => _at = _start + value;
    }

    public bool AtEnd => _at >= _end;

    public Mark Mark => MarkAt(_at);

    /// <summary>Goes to a line.</summary>
    public void Begin(int start, int line, int length) => (_start, _line, _end, _at) = (start, line, start + length, start);

    /// <summary>Reads a key with its colon, and goes to the value.</summary>
    [MethodImpl(QuickParser.Hot)]
    public Scalar? TryKey()
    {
        if (AtEnd || !QuickCharacters.IsFirst(text[_at]))
            return null;
        var end = _at + 1;
        while (end < _end && QuickCharacters.IsInKey(text[end]))
            end++;
        if (end == _end || text[end] != ':' || end + 1 < _end && text[end + 1] != ' ')
            return null;
        var key = Take(end, ScalarStyle.Plain, Value(_at, end));
        _at++;
        SkipSpaces();
        return key;
    }

    /// <summary>Reads a value, which has to be all that is left of the line but for a comment.</summary>
    public bool TryValue(Queue<ParsingEvent> events) => TryNode(events, brackets: 0)
        && (AtEnd || text[_at] == '#' && text[_at - 1] == ' ');

    [MethodImpl(QuickParser.Hot)]
    private bool TryNode(Queue<ParsingEvent> events, int brackets)
    {
        if (AtEnd || brackets > MostBrackets)
            return false;
        var known = text[_at] switch
        {
            '[' => TryList(events, brackets + 1),
            '{' => TryMapping(events, brackets + 1),
            '"' => Add(events, TryDoubleQuoted()),
            '\'' => Add(events, TrySingleQuoted()),
            _ => Add(events, brackets > 0 ? TryPlainInBrackets() : TryPlain()),
        };
        SkipSpaces();
        return known;
    }

    private bool TryList(Queue<ParsingEvent> events, int brackets)
    {
        Add(events, new SequenceStart(default, default, true, SequenceStyle.Flow, Mark, Mark));
        var more = TryOpen(']');
        while (more is true)
            more = TryNode(events, brackets) ? TryNext(']') : null;
        return more is false && Add(events, new SequenceEnd(Mark, Mark));
    }

    private bool TryMapping(Queue<ParsingEvent> events, int brackets)
    {
        Add(events, new MappingStart(default, default, true, MappingStyle.Flow, Mark, Mark));
        var more = TryOpen('}');
        while (more is true)
            more = Add(events, TryKey()) && TryNode(events, brackets) ? TryNext('}') : null;
        return more is false && Add(events, new MappingEnd(Mark, Mark));
    }

    /// <summary>Goes past a bracket: whether something is in it; null: the line ends.</summary>
    private bool? TryOpen(char close)
    {
        _at++;
        SkipSpaces();
        return AtEnd ? null : !TryPass(close);
    }

    /// <summary>Goes past what stands behind an item: whether another one follows; null: it is neither comma nor bracket.</summary>
    private bool? TryNext(char close)
    {
        if (AtEnd || text[_at] is var c && c != close && c != ',')
            return null;
        if (TryPass(close))
            return false;
        _at++;
        SkipSpaces();
        return true;
    }

    private bool TryPass(char close)
    {
        if (text[_at] != close)
            return false;
        _at++;
        return true;
    }

    private static bool Add(Queue<ParsingEvent> events, ParsingEvent? known)
    {
        if (known is not null)
            events.Enqueue(known);
        return known is not null;
    }

    [MethodImpl(QuickParser.Hot)]
    private Scalar? TryPlain()
    {
        if (!QuickCharacters.IsFirst(text[_at]))
            return null;
        var end = _at + 1;
        for (; end < _end; end++)
        {
            var c = text[end];
            if (QuickCharacters.IsInPlain(c))
                continue;
            if (c == '#' && text[end - 1] == ' ')
                break;
            if (c != '#' && (c != ':' || end + 1 == _end || text[end + 1] == ' '))
                return null;
        }

        return TakePlain(end);
    }

    [MethodImpl(QuickParser.Hot)]
    private Scalar? TryPlainInBrackets()
    {
        if (!QuickCharacters.IsFirst(text[_at]))
            return null;
        var end = _at + 1;
        while (end < _end && QuickCharacters.IsInBrackets(text[end]))
            end++;
        return TakePlain(end);
    }

    private Scalar TakePlain(int end)
    {
        while (text[end - 1] == ' ')
            end--;
        return Take(end, ScalarStyle.Plain, Value(_at, end));
    }

    [MethodImpl(QuickParser.Hot)]
    private Scalar? TrySingleQuoted()
    {
        var end = EndOf('\'', _at + 1);
        if (end < 0 || text[end] != '\'' || end + 1 < _end && text[end + 1] == '\'')
            return null;
        return Take(end + 1, ScalarStyle.SingleQuoted, Value(_at + 1, end));
    }

    [MethodImpl(QuickParser.Hot)]
    private Scalar? TryDoubleQuoted()
    {
        var from = _at + 1;
        var end = EndOf('"', from);
        if (end >= 0 && text[end] == '"')
            return Take(end + 1, ScalarStyle.DoubleQuoted, Value(from, end));
        _unescaped.Clear();
        while (end >= 0 && text[end] == '\\')
        {
            _unescaped.Append(text, from, end - from);
            var taken = Unescape(text.AsSpan(end + 1, _end - end - 1));
            if (taken == 0)
                return null;
            from = end + taken;
            end = EndOf('"', from);
        }

        return end < 0 || text[end] != '"' ? null
            : Take(end + 1, ScalarStyle.DoubleQuoted, _unescaped.Append(text, from, end - from).ToString());
    }

    /// <summary>Where a text in quotes ends, or holds what is not simply itself; -1: not in this line.</summary>
    [MethodImpl(QuickParser.Hot)]
    private int EndOf(char quote, int from)
    {
        for (var i = from; i < _end; i++)
        {
            var c = text[i];
            if (c == quote || !QuickCharacters.IsItself(c) && (c != '\\' || quote == '"'))
                return i;
        }

        return -1;
    }

    /// <summary>Takes what a backslash makes of the characters behind it; 0: an escape that few write.</summary>
    /// <returns>How many characters it was, with the backslash.</returns>
    private int Unescape(ReadOnlySpan<char> behind)
    {
        if (behind is ['"' or '\\', ..])
            return 1 + Literal(behind[0]);
        if (behind is ['n' or 'r' or 't', ..])
            return 1 + Literal(behind[0] switch { 'n' => '\n', 'r' => '\r', _ => '\t' });
        if (behind is ['u', ..] && behind.Length > 4
            && ushort.TryParse(behind[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && !char.IsSurrogate((char)code))
            return 5 + Literal((char)code);
        return 0;
    }

    private int Literal(char character)
    {
        _unescaped.Append(character);
        return 1;
    }

    private string Value(int from, int end) => _known.Of(text.AsSpan(from, end - from));

    [MethodImpl(QuickParser.Hot)]
    private Scalar Take(int end, ScalarStyle style, string value)
    {
        var start = MarkAt(_at);
        _at = end;
        return new(
            default, default, value, style, style == ScalarStyle.Plain, style != ScalarStyle.Plain, start, MarkAt(end));
    }

    private Mark MarkAt(int at) => new(at, _line, at - _start + 1);

    private void SkipSpaces()
    {
        while (!AtEnd && text[_at] == ' ')
            _at++;
    }
}
