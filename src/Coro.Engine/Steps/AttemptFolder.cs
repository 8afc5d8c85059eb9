using System.Runtime.InteropServices;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>
/// An attempt's folder and what a step finds in it. On Linux it is laid out with no more calls than that takes: the class
/// library locks what it writes, and empties a new file, upon which ext4 writes it to the disk as soon as it is closed.
/// </summary>
internal static class AttemptFolder
{
    private const uint Everybody = 0x1FF; // rwxrwxrwx, less the umask
    private const uint NotToRun = 0x1B6; // rw-rw-rw-, less the umask

    /// <summary>Sees to it that a folder is there.</summary>
    /// <returns>Whether it was made just now, so that there is nothing in it.</returns>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static bool Make(string folder)
    {
        if (OperatingSystem.IsLinux() && Libc.mkdir(folder, Everybody) == 0)
            return true;
        if (OperatingSystem.IsLinux() && Marshal.GetLastPInvokeError() == Libc.ErrNoEntry)
        {
            // That of the child most often: the library would look at every folder above it.
            var above = Path.GetDirectoryName(folder)!;
            if (Libc.mkdir(above, Everybody) != 0)
                Directory.CreateDirectory(above);
            if (Libc.mkdir(folder, Everybody) == 0)
                return true;
        }

        Directory.CreateDirectory(folder);
        return false;
    }

    /// <summary>Writes a file, in place of what is there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isNew">Whether there is nothing there.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(StepFile file, bool isNew)
    {
        if (OperatingSystem.IsLinux() && isNew)
            WriteNew(file);
        else
            file.Write();
    }

    private static unsafe void WriteNew(StepFile file)
    {
        var open = Libc.open(file.Path, Libc.WriteOnly | Libc.Create | Libc.CloseOnExec, NotToRun);
        if (open < 0)
            throw Problem(file.Path);
        try
        {
            fixed (byte* bytes = file.Content.Span)
            {
                for (nint written = 0, length = file.Content.Length; written < length;)
                {
                    var more = Libc.write(open, bytes + written, length - written);
                    if (more < 0 && Marshal.GetLastPInvokeError() != Libc.ErrInterrupted)
                        throw Problem(file.Path);
                    written += Math.Max(0, more);
                }
            }
        }
        finally
        {
            _ = Libc.close(open);
        }
    }

    // With the system's own number, as the class library gives it.
    private static IOException Problem(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new($"{path}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }
}
