namespace Coro.Engine.State;

/// <summary>An attempt that a rerun has replaced.</summary>
internal sealed record AttemptRecord(
    int Attempt, ChildStatus Status, string Lane, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, decimal? QualityScore, string? Reason);
