namespace Coro;

/// <summary>Repositories cannot be reached or read; all of them are listed.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class InaccessibleRepositoryException(string message, Exception? innerException = null)
    : CoroException(ExitCode.InaccessibleRepository, message, innerException);
