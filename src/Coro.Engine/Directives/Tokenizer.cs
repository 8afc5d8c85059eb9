using System.Buffers;
using System.Globalization;

namespace Coro.Engine.Directives;

/// <summary>Cuts an order into words, numbers and marks. Emphasis is dropped; nothing else is.</summary>
internal sealed class Tokenizer
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t,;:()|&+/=`\"\u201c\u201d\u2014\u2013");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t`");
    private static readonly Dictionary<char, char> Quotes = new() { ['"'] = '"', ['\u201c'] = '\u201d', ['\''] = '\'', ['\u2018'] = '\u2019' };

    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _at;

    private Tokenizer(string text) => _text = text;

    public static IReadOnlyList<Token> Cut(string text)
    {
        var tokenizer = new Tokenizer(text);
        while (tokenizer._at < text.Length)
            tokenizer.Next();
        return tokenizer._tokens;
    }

    private void Next()
    {
        var c = _text[_at];
        if (char.IsWhiteSpace(c) || c is '*' or '>' or '\u2265')
        {
            // Emphasis, or "at least". A star within a word is met there.
            _at += _text.AsSpan(_at).StartsWith(">=") ? 2 : 1;
            return;
        }

        if (TryQuoted(c) || TryFlag(c))
            return;
        if (!TryMark(c))
            Word();
    }

    private bool TryQuoted(char c)
    {
        var fence = c == '`' ? _text.AsSpan(_at).IndexOfAnyExcept('`') is var end and >= 0 ? end : _text.Length - _at : 1;
        var close = c == '`' ? new string('`', fence) : Quotes.TryGetValue(c, out var mark) ? mark.ToString() : null;
        if (close is null || _text.IndexOf(close, _at + fence, StringComparison.Ordinal) is var at && at < 0)
        {
            // A mark without a partner means nothing; a single quote may be an apostrophe.
            if (c != '`')
                return false;
            _at += fence;
            return true;
        }

        Add(TokenKind.Quoted, _at + fence, at, at + close.Length);
        return true;
    }

    /// <summary>A flag, or the word right after one: both may hold what divides other words, as in <c>--from=origin/main</c>.</summary>
    private bool TryFlag(char c)
    {
        var length = _text.AsSpan(_at).IndexOfAny(Blanks) is var end and >= 0 ? end : _text.Length - _at;
        var word = _text.AsSpan(_at, length).TrimEnd(",;:.)*");
        var marks = word.IndexOfAnyExcept('-');
        var isFlag = c == '-' && marks is 1 or 2 && char.IsAsciiLetter(word[marks]);
        var follows = _tokens.Count > 0 && _tokens[^1].Kind == TokenKind.Flag && word.Length > 0 && char.IsAsciiLetterOrDigit(c);
        if (!isFlag && !follows)
            return false;
        Add(isFlag ? TokenKind.Flag : TokenKind.Word, word.Length);
        return true;
    }

    private bool TryMark(char c)
    {
        switch (c)
        {
            case ',' or '|' or '&' or '+' or '/' or '=': Add(TokenKind.Separator, 1); return true;
            case ':' or ';' or '\u2014' or '\u2013': Add(TokenKind.Break, 1); return true;
            case '(': Add(TokenKind.Open, 1); return true;
            case ')': Add(TokenKind.Close, 1); return true;
            case '"' or '\u201c' or '\u201d': _at++; return true;
            default: return false;
        }
    }

    private void Word()
    {
        var length = _text.AsSpan(_at).IndexOfAny(Ends) is var end and >= 0 ? end : _text.Length - _at;
        var word = _text.AsSpan(_at, length).TrimEnd('*').TrimEnd("!?").ToString();
        if (word is "-" or "--" or "---" or "->" or "=>" or "\u2192")
        {
            Add(TokenKind.Break, length);
            return;
        }

        // A name cannot end with a dot.
        var ends = word.EndsWith('.');
        word = Unpossessed(word.TrimEnd('.'));
        if (Score(word) is { } number)
            _tokens.Add(new(TokenKind.Number, word, _at, _at + length, number));
        else if (word.Equals("and", StringComparison.OrdinalIgnoreCase))
            _tokens.Add(new(TokenKind.Separator, word, _at, _at + length));
        else if (word.Length > 0)
            _tokens.Add(new(TokenKind.Word, word, _at, _at + length));
        _at += length;
        if (ends)
            _tokens.Add(new(TokenKind.Break, ".", _at, _at));
    }

    private static string Unpossessed(string word) =>
        word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("\u2019s", StringComparison.Ordinal) ? word[..^2] : word;

    private static decimal? Score(string word)
    {
        var digits = word.TrimEnd('%');
        return digits.Length is > 0 and <= 8 && char.IsAsciiDigit(digits[0]) && char.IsAsciiDigit(digits[^1])
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private void Add(TokenKind kind, int length) => Add(kind, _at, _at + length, _at + length);

    private void Add(TokenKind kind, int start, int end, int next)
    {
        _tokens.Add(new(kind, _text[start..end].Trim(), _at, next));
        _at = next;
    }
}
