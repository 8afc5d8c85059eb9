using System.Runtime.InteropServices;
using Coro.Engine.Steps.Processes;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Answers;

/// <summary>Opens a file that a step made, which may be anything: a pipe must not block, nor a device be read.</summary>
internal static class OwnFile
{
    /// <returns>The file; null when there is none.</returns>
    /// <exception cref="IOException">It cannot be read, or is no ordinary file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SafeFileHandle? Open(string path)
    {
        var handle = OperatingSystem.IsWindows() ? OpenManaged(path) : OpenNative(path);
        if (handle is null)
            return null;
        try
        {
            if (!Directory.Exists(path) && Measurable(handle))
                return handle;
            throw new IOException("it is not an ordinary file");
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static bool Measurable(SafeFileHandle handle)
    {
        try
        {
            return RandomAccess.GetLength(handle) >= 0;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    private static SafeFileHandle? OpenManaged(string path) => File.Exists(path)
        ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        : null;

    private static SafeFileHandle? OpenNative(string path)
    {
        var file = Libc.open(path, Libc.ReadOnly | Libc.NonBlocking | Libc.CloseOnExec);
        if (file >= 0)
            return new SafeFileHandle(file, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        return error == Libc.ErrNoEntry ? null : throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
    }
}
