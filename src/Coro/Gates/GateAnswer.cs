namespace Coro;

/// <summary>What somebody decided at a gate.</summary>
/// <param name="Choice">One of the gate's choices.</param>
/// <param name="By">Who decided: a user's name, or the rule that did.</param>
/// <param name="Reason">Why; null where nobody said.</param>
public sealed record GateAnswer(string Choice, string By, string? Reason = null);
