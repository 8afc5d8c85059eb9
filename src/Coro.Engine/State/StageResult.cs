namespace Coro.Engine.State;

/// <summary>What a campaign-level command answered.</summary>
internal sealed record StageResult(StepOutcome Outcome, string? Message, StepResult? Result)
{
    /// <summary>When it had; null: nobody knows, as where somebody wrote the state file.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
