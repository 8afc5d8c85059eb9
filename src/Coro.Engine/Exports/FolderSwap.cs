using System.Runtime.InteropServices;

namespace Coro.Engine.Exports;

/// <summary>Lets two folders change places in one step of the file system, so that neither name is ever without a folder.</summary>
internal static partial class FolderSwap
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Tries it.</summary>
    /// <returns>Whether it was done. Linux alone can, and not every file system of it; then nothing has changed.</returns>
    public static bool TryExchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            return Rename(CurrentFolder, one, CurrentFolder, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library that is older than the call.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int folder, string from, int otherFolder, string to, uint flags);
}
