namespace Coro;

/// <summary>The brief or manifest is absent, unreadable or empty.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class MissingBriefException(string message, Exception? innerException = null)
    : CoroException(ExitCode.MissingBrief, message, innerException);
