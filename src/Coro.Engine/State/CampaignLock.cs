namespace Coro.Engine.State;

/// <summary>
/// Held by the one process that runs or changes a campaign. The system lets go of it when that process dies, however
/// it dies. The file stays, empty: removing it would let two processes lock two files of the same name.
/// </summary>
internal sealed class CampaignLock : IDisposable
{
    private readonly IDiskFile _file;
    private bool _letGo;

    private CampaignLock(IDiskFile file) => _file = file;

    /// <summary>Takes the lock of a workspace that exists; null when somebody holds it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="disk">Where it is; null: the machine's own.</param>
    /// <exception cref="InvalidStateException">The file system has no locks.</exception>
    /// <exception cref="IOException">The folder is not writable.</exception>
    public static CampaignLock? TryAcquire(string path, TimeProvider time, IDisk? disk = null)
    {
        IDiskFile? file = null;
        try
        {
            file = (disk ?? RealDisk.Instance).TryLock(path);
            if (file is null)
                return null;
            file.SetLength(0);
            file.Write(0, LockOwner.Current(time).ToJson());
            return new(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw DiskError.Of(path, e);
        }
    }

    /// <summary>Takes the lock of a workspace that exists.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="disk">Where it is; null: the machine's own.</param>
    /// <exception cref="CampaignLockedException">Somebody holds it.</exception>
    /// <exception cref="InvalidStateException">The file system has no locks.</exception>
    /// <exception cref="IOException">The folder is not writable.</exception>
    public static CampaignLock Acquire(string path, TimeProvider time, IDisk? disk = null) => TryAcquire(path, time, disk)
        ?? throw new CampaignLockedException(
            $"{LockOwner.Read(path)?.ToString() ?? "Another process"} holds the campaign in {Path.GetDirectoryName(path)}. "
            + "Wait for it to end, or interrupt it (Ctrl+C, or SIGTERM to the process).");

    /// <summary>What to say where two processes could run a campaign at once.</summary>
    public static InvalidStateException NoLocks(string path) => new(
        $"The file system of {path} has no locks, so two processes could run the campaign at once. "
        + "Put the workspace on a file system that has them (--root).");

    public void Dispose()
    {
        if (_letGo)
            return;
        _letGo = true;
        try
        {
            _file.SetLength(0);
        }
        catch (IOException)
        {
            // The owner's name stays behind; that it is not alive tells readers the same.
        }

        _file.Dispose();
    }
}
