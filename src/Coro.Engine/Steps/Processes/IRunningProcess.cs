using Coro.Engine.State;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// A process that was started, and all that it starts. Whoever holds it sees to it that nothing is signalled after
/// <see cref="Reap"/>, when the id may belong to another.
/// </summary>
internal interface IRunningProcess
{
    ProcessIdentity Identity { get; }

    /// <summary>Blocks until the process itself has ended. Its id stays taken until <see cref="Reap"/>.</summary>
    void WaitForEnd();

    /// <summary>Asks the tree to end; on systems that cannot ask, ends it.</summary>
    void Terminate();

    /// <summary>Ends what is alive of the tree. What was started meanwhile may escape: call it until none is left.</summary>
    /// <returns>The ids of those that were alive.</returns>
    IReadOnlyList<int> Kill();

    /// <summary>Whether anything but the process itself is alive in the tree.</summary>
    bool TreeAlive();

    /// <summary>Releases the ended process.</summary>
    /// <returns>Its exit code, 128 + n for signal n; null when somebody else took it.</returns>
    int? Reap();
}
