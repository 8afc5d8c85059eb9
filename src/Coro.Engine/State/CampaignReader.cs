namespace Coro.Engine.State;

/// <summary>Reads a campaign without lock, backup or write, also while somebody runs it.</summary>
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
        var state = loaded.Preview ?? loaded.State;
        return new(
            state, state.StatusWhen(running: owner is not null), owner,
            DecisionLog.Tail(disk, workspace.DecisionLog, DecisionsShown), loaded.Notes, loaded.Pending);
    }
}
