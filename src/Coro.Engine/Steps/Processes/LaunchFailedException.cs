namespace Coro.Engine.Steps.Processes;

/// <summary>A process could not be started. It never leaves the runner: it becomes a failed try.</summary>
/// <param name="message">What, where, and what to do about it.</param>
/// <param name="retryable">Whether another try may fare better.</param>
internal sealed class LaunchFailedException(string message, bool retryable = false) : Exception(message)
{
    public bool Retryable { get; } = retryable;
}
