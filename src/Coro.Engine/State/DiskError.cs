namespace Coro.Engine.State;

/// <summary>Says what a failed write means, and what helps.</summary>
internal static class DiskError
{
    private const int NoSpace = 28;
    private const int QuotaExceededLinux = 122;
    private const int QuotaExceededMac = 69;
    private const int WindowsDiskFull = 0x70;
    private const int WindowsHandleDiskFull = 0x27;

    /// <summary>The error to give to whoever waits for the write.</summary>
    public static IOException Of(string path, Exception cause) =>
        new($"Cannot write {path}: {cause.Message.TrimEnd('.')}. {Remedy(cause)} "
            + "Everything acknowledged so far is safe; the campaign can then be resumed.", cause);

    /// <summary>The error to give for what went wrong in a workspace; null where that says enough by itself.</summary>
    public static IOException? Explains(string folder, Exception cause) =>
        cause is UnauthorizedAccessException || cause is IOException && IsFull(cause.HResult) ? Of(folder, cause) : null;

    private static string Remedy(Exception cause) => cause switch
    {
        UnauthorizedAccessException => "Give yourself the right to write there.",
        _ when IsFull(cause.HResult) => "Make room on the disk.",
        _ => "See that the disk is there, writable and healthy.",
    };

    // On Unix the class library passes the system's own number on; on Windows it is in the lower half.
    private static bool IsFull(int code) => OperatingSystem.IsWindows()
        ? (code & 0xFFFF) is WindowsDiskFull or WindowsHandleDiskFull
        : code is NoSpace || code == (OperatingSystem.IsMacOS() ? QuotaExceededMac : QuotaExceededLinux);
}
