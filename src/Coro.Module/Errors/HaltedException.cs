namespace Coro.Module.Errors;

/// <summary>Something ended with a code that no other exception stands for.</summary>
internal sealed class HaltedException(ExitCode exitCode, string message, Exception? innerException = null)
    : CoroException(exitCode, message, innerException);
