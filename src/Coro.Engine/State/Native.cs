using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.State;

/// <summary>The few calls of the system that the class library has no name for.</summary>
internal static partial class Native
{
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;

    /// <summary>
    /// Opens a file or folder for reading, on Unix. Unlike the class library it takes no lock on the way, so it neither
    /// meets nor disturbs whoever holds one. Null when it cannot be opened.
    /// </summary>
    public static SafeFileHandle? OpenUnlocked(string path)
    {
        const int linuxCloseOnExec = 0x80000;
        const int macCloseOnExec = 0x1000000;
        var descriptor = Open(path, OperatingSystem.IsLinux() ? linuxCloseOnExec : macCloseOnExec);
        return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Whether the file system knows locks, asked by taking again the one that is held, on Unix.</summary>
    public static bool HoldsLock(SafeFileHandle handle)
    {
        var added = false;
        try
        {
            handle.DangerousAddRef(ref added);
            return Flock((int)handle.DangerousGetHandle(), LockExclusive | LockNonBlocking) == 0;
        }
        finally
        {
            if (added)
                handle.DangerousRelease();
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string from, string to);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool CreateHardLink(string to, string from, nint reserved);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock")]
    private static partial int Flock(int descriptor, int operation);
}
