namespace Coro;

/// <summary>The system asked Coro to end (SIGTERM); the campaign can be resumed.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class TerminatedException(string message, Exception? innerException = null)
    : CoroException(ExitCode.Terminated, message, innerException);
