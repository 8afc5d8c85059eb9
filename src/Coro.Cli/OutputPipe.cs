using System.Runtime.InteropServices;

namespace Coro.Cli;

/// <summary>Notices that nobody reads standard output any more, without writing to it.</summary>
internal static class OutputPipe
{
    private const int StandardOutput = 1;
    private const short Error = 8;

    /// <summary>Whether standard output is a pipe whose other end is closed. Windows does not tell before the next write.</summary>
    public static bool IsBroken()
    {
        if (OperatingSystem.IsWindows())
            return false;
        var pipe = new Descriptor { Number = StandardOutput };
        return Poll(ref pipe, 1, 0) == 1 && (pipe.Happened & Error) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref Descriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct Descriptor
    {
        public int Number;
        public short Awaited;
        public short Happened;
    }
}
