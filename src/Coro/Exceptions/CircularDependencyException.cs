namespace Coro;

/// <summary>The dependencies contain a cycle.</summary>
public sealed class CircularDependencyException : CoroException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="cyclePath">The cycle; its first child is also its last.</param>
    /// <param name="participants">Every child that cannot be ordered because of a cycle, sorted.</param>
    public CircularDependencyException(IReadOnlyList<string> cyclePath, IReadOnlyList<string> participants)
        : base(
            ExitCode.CircularDependencies,
            $"The dependencies contain a cycle: {string.Join(" -> ", cyclePath)}. Remove one of these depends_on entries. "
            + $"Children that cannot be ordered because of it: {string.Join(", ", participants)}.")
    {
        CyclePath = cyclePath;
        Participants = participants;
    }

    /// <summary>The cycle, in the order in which each depends on the next; its first child is also its last.</summary>
    public IReadOnlyList<string> CyclePath { get; }

    /// <summary>Every child that cannot be ordered because of a cycle, sorted.</summary>
    public IReadOnlyList<string> Participants { get; }
}
