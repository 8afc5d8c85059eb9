namespace Coro.Engine.State;

/// <summary>What was found in a journal.</summary>
/// <param name="End">Where its good part ends.</param>
/// <param name="BadLine">The first line that is not good, from 1; 0 when all are.</param>
/// <param name="KnownFlushed">The highest number that any good line, wherever it lies, says was on the disk.</param>
/// <param name="Later">The good lines behind the first bad one, in runs without a gap.</param>
internal sealed record JournalScan(JournalEnd End, long BadLine, long KnownFlushed, IReadOnlyList<JournalRun> Later)
{
    /// <summary>The highest number in it.</summary>
    public long Highest => Later.Select(r => r.Last).Append(End.Sequence).Max();

    /// <summary>
    /// Whether entries are missing that were on the disk once. Otherwise what is bad was never acknowledged: an
    /// unfinished tail.
    /// </summary>
    /// <param name="vouched">A number up to which something else, such as the checkpoint, tells of the journal.</param>
    public bool IsDamaged(long vouched) => End.Sequence < Math.Max(vouched, BadLine > 0 ? KnownFlushed : 0);
}

/// <summary>Good lines in a row behind a bad one.</summary>
/// <param name="Offset">Where the first one starts.</param>
/// <param name="First">Its number.</param>
/// <param name="Last">The number of the last one.</param>
internal readonly record struct JournalRun(long Offset, long First, long Last);
