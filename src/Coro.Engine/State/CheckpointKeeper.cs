namespace Coro.Engine.State;

/// <summary>Knows when a state file was written last and what that cost, and writes the next.</summary>
internal sealed class CheckpointKeeper(IDisk disk, Workspace workspace, TimeProvider time)
{
    private readonly long _opened = time.GetTimestamp();
    private long _begun = time.GetTimestamp();
    private TimeSpan _spent;
    private TimeSpan _lastCost;
    private readonly ChildrenText _children = new();
    private long _sequence;

    /// <summary>The state as it was opened needs no checkpoint.</summary>
    public void Opened(long sequence) => _sequence = sequence;

    /// <summary>Whether to write one.</summary>
    public bool IsWanted(long sequence, bool force) => sequence > _sequence && (force || CheckpointPolicy.IsDue(
        time.GetElapsedTime(_opened), time.GetElapsedTime(_begun), _spent, _lastCost));

    /// <summary>Takes down the state as it is now; the entry that vouches for it comes next.</summary>
    public byte[] Begin(CampaignState state)
    {
        _begun = time.GetTimestamp();
        _sequence = state.Sequence + 1;
        return CheckpointCodec.Write(state, _children);
    }

    /// <summary>Puts it on the disk, once the journal vouches for it.</summary>
    /// <param name="content">What <see cref="Begin"/> gave.</param>
    /// <param name="keepPresent">Whether the present file is good enough to become the backup.</param>
    public void Write(ReadOnlySpan<byte> content, bool keepPresent)
    {
        try
        {
            CheckpointWriter.Write(disk, workspace, content, keepPresent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskError.Of(workspace.Checkpoint, e);
        }

        _lastCost = time.GetElapsedTime(_begun);
        _spent += _lastCost;
    }
}
