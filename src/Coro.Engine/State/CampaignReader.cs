namespace Coro.Engine.State;

/// <summary>Reads a campaign without lock or backup, also while somebody runs it. It writes nothing, and flushes what it shows.</summary>
internal static class CampaignReader
{
    private const int DecisionsShown = 10;

    /// <summary>Reads a campaign.</summary>
    /// <param name="workspace">Its folder.</param>
    /// <param name="brief">Gives what the journal would, should that be lost, told the folder that relative paths start at: the brief's content; null: there is none.</param>
    /// <param name="disk">Where the folder is; null: the machine's own.</param>
    /// <exception cref="InvalidStateException">There is no campaign.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable.</exception>
    public static CampaignSnapshot Read(Workspace workspace, Func<string, CampaignDefinition?>? brief = null, IDisk? disk = null)
    {
        disk ??= RealDisk.Instance;
        var owner = LockOwner.Read(workspace.Lock);
        if (owner is { IsAlive: false })
            owner = null;
        var loaded = CampaignLoader.Load(workspace, disk, brief ?? (_ => null), isRunning: owner is not null);
        if (loaded.End.Flushed < loaded.End.Sequence)
            MakeLast(disk, workspace);
        var state = loaded.Preview ?? loaded.State;
        return new(
            state, state.StatusWhen(running: owner is not null), owner,
            DecisionLog.Tail(disk, workspace.DecisionLog, DecisionsShown), loaded.Notes, loaded.Pending);
    }

    // What is shown must not vanish with the power.
    private static void MakeLast(IDisk disk, Workspace workspace)
    {
        try
        {
            disk.MakeLast(workspace.Journal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where it cannot be flushed from here, it can still be looked at.
        }
    }
}
