namespace Coro;

/// <summary>The command line, or the way a cmdlet was called, is invalid.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class UsageException(string message, Exception? innerException = null)
    : CoroException(ExitCode.Usage, message, innerException);
