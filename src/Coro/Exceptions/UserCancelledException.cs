namespace Coro;

/// <summary>Somebody left at a prompt.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class UserCancelledException(string message, Exception? innerException = null)
    : CoroException(ExitCode.UserCancelled, message, innerException);
