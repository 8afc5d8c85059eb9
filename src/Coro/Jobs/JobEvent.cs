namespace Coro;

/// <summary>Something that happened to a job.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in words.</param>
/// <param name="By">Who did it.</param>
/// <param name="Why">Why; null: nothing was said.</param>
public sealed record JobEvent(DateTimeOffset At, string What, string By, string? Why = null);
