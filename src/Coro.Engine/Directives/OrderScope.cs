namespace Coro.Engine.Directives;

/// <summary>Whom an order is for.</summary>
internal sealed class OrderScope
{
    private static readonly HashSet<string> BeforeNames = new(["for", "of", "on"], StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _unknown = [];
    private readonly List<string> _passedOver = [];

    private OrderScope()
    {
    }

    /// <summary>The children that it names, each once.</summary>
    public List<string> Children { get; } = [];

    /// <summary>Whether it says that it is for everyone.</summary>
    public bool Everyone { get; private set; }

    /// <summary>
    /// Finds the children among an order's words. Every word has to be a child's name or one that the order is known to
    /// be written in: an order counts as a whole or not at all.
    /// </summary>
    /// <param name="tokens">The order, without its reason.</param>
    /// <param name="names">The children.</param>
    /// <param name="isWord">Whether a token is one of the words that such an order is written in.</param>
    /// <param name="isFixed">Whether it is one of those that never stand for a child, unless between quotes; null: none is.</param>
    /// <param name="problem">Why it cannot be told; null: it can.</param>
    public static OrderScope Read(
        IReadOnlyList<Token> tokens, ChildNames names, Predicate<Token> isWord, Predicate<Token>? isFixed, out OrderProblem? problem)
    {
        var scope = new OrderScope();
        problem = null;
        for (var i = 0; i < tokens.Count && problem is null; i++)
        {
            var place = (Previous: i > 0 ? tokens[i - 1] : default, Next: i + 1 < tokens.Count ? tokens[i + 1] : default);
            problem = scope.Take(tokens[i], place, names, isWord, isFixed);
        }

        problem ??= scope.Unknown(names);
        problem ??= scope.Unclear();
        return scope;
    }

    private OrderProblem? Take(
        Token token, (Token Previous, Token Next) place, ChildNames names, Predicate<Token> isWord, Predicate<Token>? isFixed)
    {
        if (token.Kind is not (TokenKind.Word or TokenKind.Quoted or TokenKind.Flag))
            return null;
        var isUnquoted = token.Kind == TokenKind.Word;
        var never = token.IsIn(Vocabulary.Everyone) || (isUnquoted && isFixed?.Invoke(token) == true);
        var isOther = never || (isUnquoted && isWord(token));
        var name = names.Find(token.Text);
        Everyone |= token.IsIn(Vocabulary.Everyone);
        if (name is not null && !never && IsName(token, place, isOther))
            Add(name);
        else if (name is not null)
            _passedOver.Add(name);
        else if (token.IsIn(Vocabulary.Turning))
            return OrderProblem.Of($"'{token.Text}' makes it mean something else than it would without, and Coro does not know what");
        else if (!isOther && !token.IsIn(Vocabulary.Filler))
            _unknown.Add(token.Text);
        return null;
    }

    // "a" is a word of most sentences, and may be a child as well.
    private static bool IsName(Token token, (Token Previous, Token Next) place, bool isOther)
    {
        var (previous, next) = place;
        if (isOther)
            return previous.IsIn(BeforeNames);
        if (!token.IsIn(Vocabulary.Filler) || previous.IsIn(BeforeNames) || previous.IsIn(Vocabulary.SkipVerbs))
            return true;
        return (previous == default || previous.Kind == TokenKind.Separator) && (next == default || next.Kind != TokenKind.Word);
    }

    private void Add(string name)
    {
        if (!Children.Contains(name, Names.Comparer))
            Children.Add(name);
    }

    private OrderProblem? Unclear()
    {
        if (Everyone && Children.Count > 0)
            return OrderProblem.Of($"it says all, and names {Children[0]} as well");

        // Taken for a mere word, it would turn an order for one child into one for all.
        return !Everyone && Children.Count == 0 && _passedOver.Count > 0
            ? OrderProblem.Of($"it is not clear whether '{_passedOver[0]}' is the child of that name; if so, put it between backticks, otherwise say all")
            : null;
    }

    private OrderProblem? Unknown(ChildNames names) => _unknown.Count switch
    {
        0 => null,
        1 => new("unknown-child", names.Unknown(_unknown[0])),
        _ => OrderProblem.Of($"{string.Join(", ", _unknown.Take(3).Select(Shown.Quote))}{(_unknown.Count > 3 ? " \u2026" : "")} "
            + "are neither children nor words that Coro knows there"),
    };
}
