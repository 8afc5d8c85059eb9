namespace Coro;

/// <summary>
/// The base of everything that Coro throws on purpose. There is one type for each class of exit code; the message names
/// what went wrong, where, and what to do about it.
/// </summary>
public abstract class CoroException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="exitCode">The code that the process ends with when nobody handles it.</param>
    /// <param name="message">What, where, and what to do about it.</param>
    /// <param name="innerException">The cause, if another exception was one.</param>
    protected CoroException(ExitCode exitCode, string message, Exception? innerException = null)
        : base(message, innerException) => ExitCode = exitCode;

    /// <summary>The code that the process ends with when nobody handles the exception.</summary>
    public ExitCode ExitCode { get; }
}
