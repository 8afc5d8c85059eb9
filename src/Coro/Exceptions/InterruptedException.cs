namespace Coro;

/// <summary>The campaign was interrupted (Ctrl+C) and can be resumed.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class InterruptedException(string message, Exception? innerException = null)
    : CoroException(ExitCode.Interrupted, message, innerException);
