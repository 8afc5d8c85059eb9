using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>Folds what was read back, and says where it was when that does not work.</summary>
internal static class Replay
{
    /// <exception cref="CorruptStateException">The entry does not fit the state.</exception>
    public static void Apply(CampaignState state, in JournalEntry entry, string journal)
    {
        try
        {
            Fold.Apply(state, entry);
        }
        catch (Exception e) when (e is NullReferenceException or KeyNotFoundException or ArgumentException or InvalidOperationException or CorruptStateException)
        {
            throw new CorruptStateException(
                $"{journal}: entry {entry.Sequence} ({entry.Event.GetType().Name}) does not fit what came before it: {e.Message}", e);
        }
    }

    /// <summary>The state after an entry of a journal that is good that far.</summary>
    public static CampaignState Through(IDisk disk, string journal, long sequence)
    {
        var state = new CampaignState();
        Into(state, disk, journal, 0, sequence);
        return state;
    }

    /// <summary>Folds in the entries between two numbers.</summary>
    public static void Into(CampaignState state, IDisk disk, string journal, long after, long through) =>
        JournalReader.Read(disk, journal, entry =>
        {
            if (entry.Sequence > after && entry.Sequence <= through)
                Apply(state, entry, journal);
        });
}
