namespace Coro;

/// <summary>The campaign is complete, but its report could not be written.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class ReportFailureException(string message, Exception? innerException = null)
    : CoroException(ExitCode.ReportFailure, message, innerException);
