using System.Buffers;
using Coro.Engine.Loading;

namespace Coro.Engine.Configuration.Toml;

/// <summary>Goes through the text of a TOML document, and always knows its line and column.</summary>
internal sealed class TomlCursor(string text)
{
    private static readonly SearchValues<char> CommentEnds =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (char)i).Where(c => c != '\t'), '\x7f']);

    private int _at;
    private int _line = 1;
    private int _lineStart;

    public bool AtEnd => _at == text.Length;

    /// <summary>The character here; NUL at the end of the text.</summary>
    public char Current => Peek(0);

    public Place Here => new(_line, _at - _lineStart + 1);

    /// <summary>What is here, for a message.</summary>
    public string Shows => AtEnd ? "the end of the file"
        : Current is '\n' or '\r' ? "the end of the line"
        : Shown.Quote(char.IsHighSurrogate(Current) ? text.Substring(_at, Math.Min(2, text.Length - _at)) : Current.ToString());

    public char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';

    public bool StartsWith(string with) => text.AsSpan(_at).StartsWith(with, StringComparison.Ordinal);

    /// <summary>Goes forward within the line.</summary>
    public void Skip(int count) => _at += count;

    /// <summary>Goes past a character, if it is here.</summary>
    public bool Take(char c)
    {
        if (Current != c || AtEnd)
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes what is before the first of some characters; all control characters but the tab have to be among them.</summary>
    public ReadOnlySpan<char> TakeUntil(SearchValues<char> stops) => Take(text.AsSpan(_at).IndexOfAny(stops));

    /// <summary>Takes as many as there are of some characters.</summary>
    public ReadOnlySpan<char> TakeWhile(SearchValues<char> wanted) => Take(text.AsSpan(_at).IndexOfAnyExcept(wanted));

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
            _at++;
    }

    /// <summary>Goes past the end of a line, if it is here.</summary>
    /// <exception cref="TomlException">It is half of one.</exception>
    public bool TakeNewline()
    {
        if (Current == '\r' && Peek(1) != '\n')
            throw Error("a carriage return without a line feed ends no line; end lines as Windows or everybody else does");
        if (Current == '\r')
            _at++;
        if (!Take('\n'))
            return false;
        _line++;
        _lineStart = _at;
        return true;
    }

    /// <summary>Goes past blanks, line ends and comments.</summary>
    public void SkipSpace()
    {
        do
        {
            SkipBlanks();
            SkipComment();
        }
        while (TakeNewline());
    }

    /// <summary>Goes to the next line; nothing but a comment may be left of this one.</summary>
    /// <param name="after">What it comes after, for a message.</param>
    public void EndLine(string after)
    {
        SkipBlanks();
        SkipComment();
        if (!AtEnd && !TakeNewline())
            throw Error($"{Shows} is one too many after {after}; begin a new line, or remove it");
    }

    public TomlException Error(string message) => Error(message, Here);

    public TomlException Error(string message, Place place) => new(message, place);

    /// <summary>The error for a character that no document may have.</summary>
    public TomlException ControlCharacter() =>
        Error($"the character U+{(int)Current:X4} is not allowed in a TOML file; remove it, or write \\u{(int)Current:X4} in a text in double quotes");

    private void SkipComment()
    {
        if (!Take('#'))
            return;
        TakeUntil(CommentEnds);
        if (!AtEnd && Current is not ('\n' or '\r'))
            throw ControlCharacter();
    }

    private ReadOnlySpan<char> Take(int length)
    {
        var taken = length < 0 ? text.AsSpan(_at) : text.AsSpan(_at, length);
        _at += taken.Length;
        return taken;
    }
}
