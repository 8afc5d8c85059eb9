namespace Coro;

/// <summary>Children remain, and none of them can ever start.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class DependencyDeadlockException(string message, Exception? innerException = null)
    : CoroException(ExitCode.DependencyDeadlock, message, innerException);
