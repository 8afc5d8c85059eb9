namespace Coro.Engine.State;

/// <summary>What opening a campaign gave.</summary>
/// <param name="Log">The campaign, locked, ready to go on.</param>
/// <param name="Notes">What had to be mended, in words; empty when all was well.</param>
/// <param name="Pending">
/// A question that has to be answered through <see cref="CampaignLog.ResolveAsync"/> before anything can be recorded;
/// null: none. Whoever cannot answer it disposes of the log, and nothing has changed.
/// </param>
internal sealed record OpenOutcome(CampaignLog Log, IReadOnlyList<string> Notes, Gate? Pending);
