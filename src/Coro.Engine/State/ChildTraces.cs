namespace Coro.Engine.State;

/// <summary>
/// A try whose attempt was given up while it ran: a rerun by force replaced it. Until it has ended it holds its child's slot and
/// locks, and an engine that starts after a crash has to look for it.
/// </summary>
/// <param name="Attempt">The attempt that it belongs to.</param>
/// <param name="Step">The step.</param>
/// <param name="Try">The try, from 1.</param>
/// <param name="Batch">The batch that it served; null: the child alone.</param>
/// <param name="Process">Its process; null: not known yet.</param>
internal sealed record LeftoverTry(int Attempt, string Step, int Try, int? Batch, ProcessIdentity? Process);

/// <summary>A step that waits before its next try.</summary>
/// <param name="Until">When that begins.</param>
/// <param name="After">How the try before ended.</param>
internal sealed record Deferral(DateTimeOffset Until, StepOutcome After);

/// <summary>What somebody last decided about a child.</summary>
/// <param name="What">The operation.</param>
/// <param name="By">Who.</param>
/// <param name="Why">Why; null where nobody said.</param>
/// <param name="At">When.</param>
internal sealed record ChildDecision(ChildOperation What, string By, string? Why, DateTimeOffset At);

/// <summary>That a child joined a campaign that was there already.</summary>
/// <param name="By">Who added it.</param>
/// <param name="Why">Why; null where nobody said.</param>
/// <param name="At">When.</param>
internal sealed record Addition(string By, string? Why, DateTimeOffset At);
