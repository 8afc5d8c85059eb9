namespace Coro.Engine.State;

/// <summary>Where a journal ends, for whoever goes on with it.</summary>
/// <param name="Offset">The byte after the last good line.</param>
/// <param name="Sequence">The number of the last good entry; 0 when there is none.</param>
/// <param name="Time">When that happened.</param>
/// <param name="Flushed">The number up to which it is known to be on the disk; what follows may be in memory only.</param>
/// <param name="LineIsOpen">Whether the last line lacks its end.</param>
internal readonly record struct JournalEnd(long Offset, long Sequence, DateTimeOffset Time, long Flushed, bool LineIsOpen = false);
