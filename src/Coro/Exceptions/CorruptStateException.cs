namespace Coro;

/// <summary>Neither state file, backup nor journal is usable; every error found is named.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class CorruptStateException(string message, Exception? innerException = null)
    : CoroException(ExitCode.CorruptState, message, innerException);
