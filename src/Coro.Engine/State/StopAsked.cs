namespace Coro.Engine.State;

/// <summary>That somebody asked a run to stop.</summary>
/// <param name="By">Who.</param>
/// <param name="Why">Why; null where nobody said.</param>
/// <param name="AtOnce">Whether what runs is ended; otherwise it may end by itself.</param>
/// <param name="At">When.</param>
internal sealed record StopAsked(string By, string? Why, bool AtOnce, DateTimeOffset At);
