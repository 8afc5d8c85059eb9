namespace Coro.Engine.State;

/// <summary>What a campaign-level command answered.</summary>
internal sealed record StageResult(StepOutcome Outcome, string? Message, StepResult? Result);
