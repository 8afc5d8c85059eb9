namespace Coro.Engine.Directives;

/// <summary>
/// Finds reasons that were perhaps meant as part of their order. A reason is not read; but who writes "all (except x)" means it.
/// </summary>
internal static class ReasonCheck
{
    private static readonly HashSet<string> Conditions = Of("unless if when whenever except excepting excluding");
    private static readonly HashSet<string> Limits = Of("unless except excepting excluding only unpinned");

    /// <summary>A reason that begins as a condition does.</summary>
    public static OrderProblem? Condition(string? reason) => Words(reason).FirstOrDefault() is { Text: { } word } first && first.IsIn(Conditions)
        ? OrderProblem.Of($"'{word}' makes it hold only sometimes, and Coro cannot tell when")
        : null;

    /// <summary>A reason from which it is not clear whether the order is for all.</summary>
    /// <param name="reason">The reason; null: there is none.</param>
    /// <param name="scope">Whom the order is for, without it.</param>
    /// <param name="names">The children.</param>
    public static OrderProblem? ForAll(string? reason, OrderScope scope, ChildNames names)
    {
        if (scope.Children.Count > 0)
            return null;
        var words = Words(reason);
        var child = words.FirstOrDefault(word => names.Has(word.Text) && !word.IsIn(Vocabulary.Filler)).Text;
        if (child is not null && (!scope.Everyone || words.Any(word => word.IsIn(Vocabulary.Turning) || word.IsIn(Limits))))
            return OrderProblem.Of($"it is not clear whether it is for all or for {child}; say so before the reason");
        return words.FirstOrDefault(word => word.IsIn(Limits)) is { Text: { } limit }
            ? OrderProblem.Of($"its reason says '{limit}', so it is not clear whether it is for all; say so before the reason")
            : null;
    }

    private static List<Token> Words(string? reason) => reason is null
        ? []
        : [.. Tokenizer.Cut(reason).Where(token => token.Kind is TokenKind.Word or TokenKind.Quoted)];

    private static HashSet<string> Of(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
