namespace Coro;

/// <summary>Somebody declined the export.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class ExportCancelledException(string message, Exception? innerException = null)
    : CoroException(ExitCode.ExportCancelled, message, innerException);
