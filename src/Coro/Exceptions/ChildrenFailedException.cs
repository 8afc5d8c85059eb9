namespace Coro;

/// <summary>The campaign is complete, but not every child.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class ChildrenFailedException(string message, Exception? innerException = null)
    : CoroException(ExitCode.ChildrenFailed, message, innerException);
