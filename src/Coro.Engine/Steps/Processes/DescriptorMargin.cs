using Coro.Engine.State;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Keeps some file descriptors free for all that is not a step. Where none is left the runtime cannot even start a thread, and
/// ends the process over it; so no step starts that would use the last ones up.
/// </summary>
internal static unsafe class DescriptorMargin
{
    /// <summary>How many stay free: for threads, the journal, results and the report of a campaign that halts.</summary>
    public const int Kept = 32;

    /// <summary>Sees to it that there are enough left. The system gives the lowest number that is free, so the last one given tells.</summary>
    /// <param name="last">The descriptor that was opened last.</param>
    /// <exception cref="InvalidStateException">There are not.</exception>
    public static void Require(SafeFileHandle last)
    {
        var limits = stackalloc nuint[2];
        if (OperatingSystem.IsWindows() || Libc.getrlimit(Libc.LimitOfFiles, limits) != 0)
            return;
        var allowed = limits[0];
        if ((nuint)last.DangerousGetHandle() + Kept >= allowed)
            throw Shortage.OfDescriptors(allowed);
    }
}
