namespace Coro.Engine.State;

/// <summary>A try of a campaign-level command that runs.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Attempt">Which turn at the campaign it belongs to.</param>
/// <param name="Try">The try, from 1.</param>
/// <param name="Process">Its process; null until it is known.</param>
internal sealed record StageStep(string Step, int Attempt, int Try, ProcessIdentity? Process);
