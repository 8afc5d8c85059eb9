namespace Coro.Engine.State;

/// <summary>A campaign-level command that was refused by a provider, or failed, and is to be tried again.</summary>
/// <param name="Stage">The stage that it belongs to.</param>
/// <param name="Step">The step's name.</param>
/// <param name="Refusals">How often in a row a provider has refused it.</param>
/// <param name="Deferred">Until when the next try has to wait; null: it has not, or runs already.</param>
internal sealed record StageWait(string Stage, string Step, int Refusals, Deferral? Deferred);
