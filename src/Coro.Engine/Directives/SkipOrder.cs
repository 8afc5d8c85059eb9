namespace Coro.Engine.Directives;

/// <summary>A line of the skip list: the children, and why. <c>Skip x</c>, <c>x, y: reason</c>, <c>x (reason)</c>.</summary>
internal static class SkipOrder
{
    public const string Example = "Skip library-y because upstream is in maintenance";

    public static IReadOnlyList<DirectiveSkip> Read(DirectiveItem item, ChildNames names, out OrderProblem? problem)
    {
        var (order, reason) = OrderReason.Split(item.Text, (before, _) => before.Any(token => MayBeName(token, names)), _ => false);
        (order, var rest) = FromFor(order, item.Text, names);
        reason = string.Join("; ", new[] { rest, reason }.OfType<string>()) is { Length: > 0 } whole ? whole : null;
        var scope = OrderScope.Read(order, names, token => token.IsIn(Vocabulary.SkipVerbs), isFixed: null, out problem);
        if (problem is null && scope.Everyone)
            problem = OrderProblem.Of("children are skipped one by one; name each");
        if (problem is null && scope.Children.Count == 0)
            problem = OrderProblem.Of("it names no child");
        problem ??= ReasonCheck.Condition(reason);
        return problem is not null
            ? []
            : [.. scope.Children.Select(child => new DirectiveSkip { Child = child, Reason = reason, Line = item.Line })];
    }

    // "Skip x for this release", "x as nobody needs it": what follows the names is why.
    private static (IReadOnlyList<Token> Order, string? Reason) FromFor(IReadOnlyList<Token> order, string text, ChildNames names)
    {
        for (var i = 1; i < order.Count; i++)
        {
            if ((order[i].Is("for") || order[i].Is("as")) && order.Take(i).Any(token => MayBeName(token, names)))
            {
                var start = order[i].Is("as") && i + 1 < order.Count ? order[i + 1].Start : order[i].Start;
                return ([.. order.Take(i)], text[start..order[^1].End].TrimEnd('.', ' '));
            }
        }

        return (order, null);
    }

    private static bool MayBeName(Token token, ChildNames names) => token.Kind switch
    {
        TokenKind.Quoted => true,
        TokenKind.Word => names.Has(token.Text) || !(token.IsIn(Vocabulary.SkipVerbs) || token.IsIn(Vocabulary.Filler)),
        _ => false,
    };
}
