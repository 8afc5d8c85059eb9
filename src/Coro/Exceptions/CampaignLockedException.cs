namespace Coro;

/// <summary>Another process is running the campaign.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="innerException">The cause, if another exception was one.</param>
public sealed class CampaignLockedException(string message, Exception? innerException = null)
    : CoroException(ExitCode.Locked, message, innerException);
