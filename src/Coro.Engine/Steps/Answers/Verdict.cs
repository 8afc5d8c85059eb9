namespace Coro.Engine.Steps.Answers;

/// <summary>What a try comes to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">Why, for people; null when there is nothing to say.</param>
/// <param name="Result">What of its answer is recorded.</param>
internal readonly record struct Verdict(StepOutcome Outcome, string? Message, StepResult? Result);
