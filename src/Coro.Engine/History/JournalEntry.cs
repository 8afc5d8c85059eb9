namespace Coro.Engine.History;

/// <summary>An event with its place in history.</summary>
/// <param name="Sequence">Its number, from 1, without gaps.</param>
/// <param name="Time">When it happened, by the clock of the machine that wrote it.</param>
/// <param name="Event">What happened.</param>
internal readonly record struct JournalEntry(long Sequence, DateTimeOffset Time, CampaignEvent Event);
