namespace Coro;

/// <summary>The operation does not fit the state of the campaign or child; nothing changed.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class InvalidStateException(string message, Exception? innerException = null)
    : CoroException(ExitCode.InvalidState, message, innerException);
