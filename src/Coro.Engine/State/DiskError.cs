namespace Coro.Engine.State;

/// <summary>Says what a failed write means, and what helps.</summary>
internal static class DiskError
{
    /// <summary>The error to give to whoever waits for the write.</summary>
    public static IOException Of(string path, Exception cause) =>
        new($"Cannot write {path}: {cause.Message.TrimEnd('.')}. {Remedy(cause)} "
            + "Everything acknowledged so far is safe; the campaign can then be resumed.", cause);

    /// <summary>The error to give for what went wrong in a workspace; null where that says enough by itself.</summary>
    public static IOException? Explains(string folder, Exception cause) =>
        cause is UnauthorizedAccessException || cause is IOException && Shortage.Remedy(cause.HResult) is not null ? Of(folder, cause) : null;

    private static string Remedy(Exception cause) => cause switch
    {
        UnauthorizedAccessException => "Give yourself the right to write there.",
        _ when Shortage.Remedy(cause.HResult) is { } remedy => remedy + ".",
        _ => "See that the disk is there, writable and healthy.",
    };
}
