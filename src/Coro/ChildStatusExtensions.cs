namespace Coro;

/// <summary>The two questions that are asked of a status everywhere.</summary>
public static class ChildStatusExtensions
{
    /// <summary>Whether the child has ended: only an operation of somebody's moves it on.</summary>
    /// <param name="status">The child's status.</param>
    public static bool IsTerminal(this ChildStatus status) => status >= ChildStatus.Completed;

    /// <summary>Whether the child's dependents may start: completed and skipped, nothing else.</summary>
    /// <param name="status">The child's status.</param>
    public static bool IsSatisfied(this ChildStatus status) =>
        status is ChildStatus.Completed or ChildStatus.Skipped;
}
