namespace Coro.Engine.State;

/// <summary>Reads a campaign without lock, backup or write, also while somebody runs it.</summary>
internal static class CampaignReader
{
    private const int DecisionsShown = 10;

    /// <summary>Reads a campaign.</summary>
    /// <param name="workspace">Its folder.</param>
    /// <param name="brief">Gives what the journal would, should that be lost: the brief's content; null: there is none.</param>
    /// <param name="disk">Where the folder is; null: the machine's own.</param>
    /// <exception cref="InvalidStateException">There is no campaign.</exception>
    /// <exception cref="CorruptStateException">Nothing of it is usable.</exception>
    public static CampaignSnapshot Read(Workspace workspace, Func<CampaignDefinition?>? brief = null, IDisk? disk = null)
    {
        disk ??= RealDisk.Instance;
        var owner = LockOwner.Read(workspace.Lock);
        if (owner is { IsAlive: false })
            owner = null;
        var loaded = CampaignLoader.Load(workspace, disk, brief ?? (() => null), isRunning: owner is not null);
        var state = loaded.Preview ?? loaded.State;
        return new(
            state, StatusOf(state, owner), owner,
            DecisionLog.Tail(disk, workspace.DecisionLog, DecisionsShown), loaded.Notes, loaded.Pending);
    }

    private static CampaignStatus StatusOf(CampaignState state, LockOwner? owner) => state.Run switch
    {
        _ when owner is not null => CampaignStatus.Running,
        null or { StoppedAt: null } => CampaignStatus.Interrupted,
        { ExitCode: ExitCode.Success or ExitCode.ReportFailure or ExitCode.ChildrenFailed } when IsDone(state) =>
            CampaignStatus.Completed,
        _ => CampaignStatus.Parked,
    };

    // After the last run, somebody may have reset a child: then there is work again.
    private static bool IsDone(CampaignState state) =>
        state.Count(ChildStatus.Pending) + state.Count(ChildStatus.Ready) + state.Count(ChildStatus.Active) == 0;
}
