namespace Coro.Engine.Directives;

/// <summary>A line of the quality overrides: a score, or a target and a fallback, for whom, and why.</summary>
internal sealed class QualityOrder
{
    public const string Example = "Accept 85% for library-x due to thin docs";

    private readonly ChildNames _names;
    private readonly IReadOnlyList<Token> _order;
    private readonly string? _reason;
    private decimal? _target;
    private decimal? _fallback;

    private QualityOrder(DirectiveItem item, ChildNames names)
    {
        _names = names;
        (_order, _reason) = OrderReason.Split(item.Text, MayFollow, Belongs);
    }

    public static IReadOnlyList<QualityOverride> Read(DirectiveItem item, ChildNames names, out OrderProblem? problem)
    {
        var order = new QualityOrder(item, names);
        problem = order._order.Any(token => token.Is("hard"))
            ? OrderProblem.Of("a directive cannot change the hard gate; accept a child that it escalated, or change the brief")
            : null;
        if (problem is null && !order._order.Any(token => token.Kind == TokenKind.Number))
            problem = OrderProblem.Of("there is no score in it");
        var scope = OrderScope.Read(order._order, names, IsWord, IsRole, out var unclear);
        problem ??= unclear ?? order.Scores() ?? order.Reason(scope);
        if (problem is not null)
            return [];
        var whole = new QualityOverride
        {
            SoftTarget = order._target,
            SoftFallback = order._fallback,
            Reason = order._reason,
            Line = item.Line,
        };
        return scope.Children.Count == 0 ? [whole] : [.. scope.Children.Select(child => whole with { Child = child })];
    }

    private static bool IsWord(Token token) =>
        token.IsIn(Vocabulary.QualityVerbs) || token.IsIn(Vocabulary.QualityNouns);

    private static bool IsRole(Token token) => token.IsIn(Vocabulary.TargetWords) || token.IsIn(Vocabulary.FallbackWords);

    // After a dash or the like the reason follows, unless the order is not complete yet or goes on.
    private bool MayFollow(IReadOnlyList<Token> before, Token next) =>
        before.Any(token => token.Kind == TokenKind.Number)
        && !before[^1].Is("for")
        && !(next.Kind == TokenKind.Number || next.Is("for") || IsRole(next) || next.IsIn(Vocabulary.Everyone) || IsChild(next));

    private bool Belongs(IReadOnlyList<Token> inner) =>
        (inner.Any(IsRole) && inner.Any(token => token.Kind == TokenKind.Number))
        || inner.All(token => token.Kind == TokenKind.Separator || token.IsIn(Vocabulary.Everyone) || IsChild(token));

    private bool IsChild(Token token) => token.Kind is TokenKind.Word or TokenKind.Quoted && _names.Has(token.Text);

    /// <summary>Finds the scores and what each is: the target, the fallback, or, with neither word, the target.</summary>
    private OrderProblem? Scores()
    {
        var numbers = Enumerable.Range(0, _order.Count).Where(i => _order[i].Kind == TokenKind.Number && !IsFormer(i)).ToList();
        if (numbers.Count == 0)
            return OrderProblem.Of("it says what the score was, and not what it is to be");
        foreach (var at in numbers)
        {
            if (Range(_order[at]) is { } problem)
                return problem;
        }

        if (numbers is [var target, var fallback] && fallback == target + 2 && _order[target + 1].Text == "/" && !_order.Any(IsRole))
        {
            (_target, _fallback) = (_order[target].Number, _order[fallback].Number);
        }
        else
        {
            var from = 0;
            for (var i = 0; i < numbers.Count; i++)
            {
                if (!Set(numbers[i], Roles(ref from, numbers[i], i + 1 < numbers.Count ? numbers[i + 1] : _order.Count)))
                    return OrderProblem.Of("it gives the same score twice; say which is the target and which the fallback");
            }
        }

        return _fallback > (_target ?? 100) ? OrderProblem.Of("its fallback is above its target") : null;
    }

    // "from 90 to 85", "85 instead of 90": what the score was.
    private bool IsFormer(int at) =>
        (at > 0 && _order[at - 1].Is("from")) || (at > 1 && _order[at - 1].Is("of") && _order[at - 2].Is("instead"));

    private static OrderProblem? Range(Token score)
    {
        if (score.Number > 100)
            return OrderProblem.Of($"{score.Text} is no score: they go from 0 to 100");
        return score.Number is > 0 and <= 1 && !score.Text.EndsWith('%')
            ? OrderProblem.Of($"scores go from 0 to 100, so {score.Text} is next to nothing; write {score.Number * 100:0.##}, or {score.Text}%")
            : null;
    }

    /// <summary>What a number is, by the words before it, else those after it.</summary>
    /// <param name="from">Where the words begin that no earlier number has taken.</param>
    /// <param name="at">The number.</param>
    /// <param name="next">The next number.</param>
    private (bool Target, bool Fallback) Roles(ref int from, int at, int next)
    {
        var before = _order.Skip(from).Take(at - from).ToList();
        from = at + 1;
        if (before.Any(IsRole))
            return Roles(before);

        // "85 target, 75 fallback", but not "85 for x, fallback 75".
        var after = _order.Skip(from).Take(next - from).TakeWhile(token => token.Kind != TokenKind.Separator).ToList();
        if (!after.Any(IsRole))
            return (true, false);
        from += after.Count;
        return Roles(after);
    }

    private static (bool Target, bool Fallback) Roles(List<Token> tokens) =>
        (tokens.Any(token => token.IsIn(Vocabulary.TargetWords)), tokens.Any(token => token.IsIn(Vocabulary.FallbackWords)));

    private bool Set(int at, (bool Target, bool Fallback) roles)
    {
        if ((roles.Target && _target is not null) || (roles.Fallback && _fallback is not null))
            return false;
        if (roles.Target)
            _target = _order[at].Number;
        if (roles.Fallback)
            _fallback = _order[at].Number;
        return true;
    }

    /// <summary>A reason that holds what looks like a part of the order was perhaps not meant as one.</summary>
    private OrderProblem? Reason(OrderScope scope)
    {
        if (_reason is null)
            return null;
        var tokens = Tokenizer.Cut(_reason);
        return tokens.Any(IsRole) && tokens.Any(token => token.Kind == TokenKind.Number)
            ? OrderProblem.Of("its reason holds another score; put target and fallback before the reason")
            : ReasonCheck.ForAll(_reason, scope, _names) ?? ReasonCheck.Condition(_reason);
    }
}
