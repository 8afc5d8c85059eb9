using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.State;

/// <summary>
/// Held by the one process that runs or changes a campaign. The system lets go of it when that process dies, however
/// it dies. The file stays, empty: removing it would let two processes lock two files of the same name.
/// </summary>
internal sealed class CampaignLock : IDisposable
{
    private readonly SafeFileHandle _handle;

    private CampaignLock(SafeFileHandle handle) => _handle = handle;

    /// <summary>Takes the lock of a workspace that exists; null when somebody holds it.</summary>
    /// <exception cref="IOException">The folder is not writable, or its file system has no locks.</exception>
    public static CampaignLock? TryAcquire(string path, TimeProvider time)
    {
        SafeFileHandle handle;
        try
        {
            // On Windows others may read who it is; elsewhere a lock does not keep anybody from reading.
            var share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskError.Of(path, e);
        }

        return Own(handle, path, time);
    }

    /// <summary>Takes the lock of a workspace that exists.</summary>
    /// <exception cref="CampaignLockedException">Somebody holds it.</exception>
    /// <exception cref="IOException">The folder is not writable, or its file system has no locks.</exception>
    public static CampaignLock Acquire(string path, TimeProvider time) => TryAcquire(path, time)
        ?? throw new CampaignLockedException(
            $"{LockOwner.Read(path)?.ToString() ?? "Another process"} holds the campaign in {Path.GetDirectoryName(path)}. "
            + "Wait for it to end, or interrupt it (Ctrl+C, or SIGTERM to the process).");

    public void Dispose()
    {
        if (_handle.IsClosed)
            return;
        try
        {
            RandomAccess.SetLength(_handle, 0);
        }
        catch (IOException)
        {
            // The owner's name stays behind; that it is not alive tells readers the same.
        }

        _handle.Dispose();
    }

    private static CampaignLock Own(SafeFileHandle handle, string path, TimeProvider time)
    {
        try
        {
            // The class library goes on in silence where there are no locks; two engines on one campaign must not.
            if (!OperatingSystem.IsWindows() && !Native.HoldsLock(handle))
            {
                throw new IOException(
                    $"The file system of {path} has no locks, so two processes could run the campaign at once. "
                    + "Put the workspace on a file system that has them (--root).");
            }

            RandomAccess.SetLength(handle, 0);
            RandomAccess.Write(handle, LockOwner.Current(time).ToJson(), 0);
            return new(handle);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    // EWOULDBLOCK has a number of its own on each system; ERROR_SHARING_VIOLATION has one on Windows.
    private static bool IsHeld(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) == 32
        : e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
