namespace Coro.Engine.State;

/// <summary>
/// What a machine can run out of: room on the disk, files, memory, processes. That is no step's fault, so nothing is recorded of the step:
/// the campaign halts, and the step runs when it is resumed.
/// </summary>
internal static class Shortage
{
    private const int TryAgain = 11;
    private const int TryAgainMac = 35;
    private const int NoMemory = 12;
    private const int TableFull = 23;
    private const int TooManyFiles = 24;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaLinux = 122;
    private const int QuotaMac = 69;

    private const int WindowsTooManyFiles = 4;
    private const int WindowsNoMemory = 8;
    private const int WindowsWriteProtected = 19;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>The error that halts a campaign, where a number of the system's means that the machine is short of something; null elsewhere.</summary>
    /// <param name="what">What could not be done, without an end mark.</param>
    /// <param name="error">The number: <c>errno</c>, or on Windows what an exception carries.</param>
    public static InvalidStateException? Of(string what, int error) => Remedy(error) is { } remedy ? With(what, remedy) : null;

    /// <summary>The error that halts a campaign, where no more threads can be had.</summary>
    public static InvalidStateException OfThreads() => With("no thread could be had to wait for a step", ProcessRemedy);

    /// <summary>The error that halts a campaign, where hardly any file descriptor is left.</summary>
    /// <param name="allowed">How many this process may have.</param>
    public static InvalidStateException OfDescriptors(nuint allowed) =>
        With(FormattableString.Invariant($"no further step could be started: nearly all of the {allowed} open files that this process may have are in use"), ProcessRemedy);

    private const string ProcessRemedy = "Allow more processes, memory or open files (ulimit), or lower the throttle";

    private static InvalidStateException With(string what, string remedy) =>
        new($"{what}. {remedy}; then resume. Nothing that was acknowledged is lost.");

    /// <summary>What helps, without an end mark, where a number of the system's means that the machine is short of something; null elsewhere.</summary>
    public static string? Remedy(int error) => OperatingSystem.IsWindows()
        ? (error & 0xFFFF) switch
        {
            WindowsDiskFull or WindowsHandleDiskFull => "Make room on the disk",
            WindowsWriteProtected => "Make the disk writable",
            WindowsTooManyFiles or WindowsNoMemory => "Lower the throttle, or close other programs",
            _ => null,
        }
        : error switch
        {
            NoSpace => "Make room on the disk",
            QuotaLinux when OperatingSystem.IsLinux() => "Make room in the quota",
            QuotaMac when OperatingSystem.IsMacOS() => "Make room in the quota",
            ReadOnly => "Make the file system writable",
            TooManyFiles or TableFull or NoMemory => ProcessRemedy,
            TryAgain when !OperatingSystem.IsMacOS() => ProcessRemedy,
            TryAgainMac when OperatingSystem.IsMacOS() => ProcessRemedy,
            _ => null,
        };
}
