namespace Coro.Engine.Steps.Processes;

/// <summary>A way to start a process with its output going to files.</summary>
internal interface IProcessLauncher
{
    /// <exception cref="LaunchFailedException">It could not be started.</exception>
    IRunningProcess Start(LaunchOptions options);
}
