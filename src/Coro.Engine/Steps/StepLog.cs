using System.Runtime.InteropServices;
using Coro.Engine.Steps.Processes;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps;

/// <summary>
/// A log that a process writes to by itself. It stays open here, so that it can be measured and read back even when the
/// step moves it, deletes it or puts something else in its place.
/// </summary>
internal sealed class StepLog : IDisposable
{
    private StepLog(string path, SafeFileHandle handle)
    {
        Path = path;
        Handle = handle;
        Start = RandomAccess.GetLength(handle);
    }

    public string Path { get; }
    public SafeFileHandle Handle { get; }

    /// <summary>Where this try's output starts; not 0 when an engine died while it ran the same try.</summary>
    public long Start { get; }

    public long Length => RandomAccess.GetLength(Handle);

    /// <exception cref="IOException">The log cannot be made or opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static StepLog Open(string path) => new(path, OperatingSystem.IsWindows() ? OpenShared(path) : OpenAtEnd(path));

    public void Dispose() => Handle.Dispose();

    private static SafeFileHandle OpenShared(string path) => File.OpenHandle(
        path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    // Appending is a property of the descriptor that the process inherits: two writers never overwrite each other.
    private static SafeFileHandle OpenAtEnd(string path)
    {
        var flags = Libc.ReadWrite | Libc.Append | Libc.CloseOnExec;
        int file;
        if (OperatingSystem.IsLinux())
        {
            file = Libc.open(path, flags | Libc.Create, 0x1B6 /* rw-rw-rw-, less the umask */);
        }
        else
        {
            OpenShared(path).Dispose();
            file = Libc.open(path, flags);
        }

        if (file >= 0)
            return new SafeFileHandle(file, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"the log {path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }
}
