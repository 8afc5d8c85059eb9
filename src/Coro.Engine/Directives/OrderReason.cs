namespace Coro.Engine.Directives;

/// <summary>Takes the reason off an order: what follows "because", a dash or a colon, or stands in parentheses.</summary>
internal sealed class OrderReason
{
    private readonly string _text;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly Func<IReadOnlyList<Token>, Token, bool> _mayFollow;
    private readonly Predicate<IReadOnlyList<Token>> _belongs;
    private readonly List<Token> _kept = [];
    private readonly List<string> _reasons = [];

    private OrderReason(
        string text, Func<IReadOnlyList<Token>, Token, bool> mayFollow, Predicate<IReadOnlyList<Token>> belongs)
    {
        (_text, _tokens, _mayFollow, _belongs) = (text, Tokenizer.Cut(text), mayFollow, belongs);
    }

    /// <summary>Takes it off.</summary>
    /// <param name="text">The order.</param>
    /// <param name="mayFollow">Whether a reason may follow a mark: given the tokens before it, and the one after.</param>
    /// <param name="belongs">Whether what stands in parentheses is part of the order and no reason.</param>
    /// <returns>The order's tokens, and the reason; null: there is none.</returns>
    public static (IReadOnlyList<Token> Order, string? Reason) Split(
        string text, Func<IReadOnlyList<Token>, Token, bool> mayFollow, Predicate<IReadOnlyList<Token>> belongs)
    {
        var split = new OrderReason(text, mayFollow, belongs);
        for (var i = 0; i < split._tokens.Count;)
            i = split.Next(i);
        var reason = string.Join("; ", split._reasons.Where(one => one.Length > 0));
        return (split._kept, reason.Length == 0 ? null : reason);
    }

    private int Next(int i)
    {
        var token = _tokens[i];
        switch (token.Kind)
        {
            case TokenKind.Open: return Parenthesis(i);
            case TokenKind.Close: return i + 1;
            case TokenKind.Break when i + 1 < _tokens.Count && _mayFollow(_kept, _tokens[i + 1]): return Rest(i + 1);
            case TokenKind.Break: return i + 1;
        }

        if (_kept.Count > 0 && token.IsIn(Vocabulary.Because))
        {
            // A reason that is a condition reads better with its word.
            var keeps = token.Is("until") || token.Is("while") || token.Is("pending");
            var next = i + 1;
            while (!keeps && next < _tokens.Count && (_tokens[next].IsIn(Vocabulary.BecauseOf) || _tokens[next].Kind == TokenKind.Break))
                next++;
            return Rest(keeps ? i : next);
        }

        _kept.Add(token);
        return i + 1;
    }

    private int Rest(int from)
    {
        if (from < _tokens.Count)
            _reasons.Add(Clean(_text[_tokens[from].Start..]));
        return _tokens.Count;
    }

    private int Parenthesis(int open)
    {
        var close = open + 1;
        for (var depth = 1; close < _tokens.Count; close++)
        {
            depth += _tokens[close].Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 };
            if (depth == 0)
                break;
        }

        var inner = _tokens.Skip(open + 1).Take(close - open - 1).ToList();
        if (inner.Count == 0 || _belongs(inner))
            return open + 1;
        var end = close < _tokens.Count ? _tokens[close].Start : _text.Length;
        _reasons.Add(Clean(_text[inner[0].Start..end]));
        return close + 1;
    }

    private static string Clean(string reason) => reason.Trim(' ', '\t', '*', '.', ';', ',', ':');
}
