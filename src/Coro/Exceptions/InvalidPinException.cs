namespace Coro;

/// <summary>Pins name no tag, branch or commit of their repositories; all of them are listed.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class InvalidPinException(string message, Exception? innerException = null)
    : CoroException(ExitCode.InvalidPin, message, innerException);
