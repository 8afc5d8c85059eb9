namespace Coro;

/// <summary>The campaign is parked until somebody answers a gate.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class AwaitingInputException(string message, Exception? innerException = null)
    : CoroException(ExitCode.AwaitingInput, message, innerException);
