namespace Coro;

/// <summary>What an edge waits for.</summary>
public enum DependencyRequirement
{
    /// <summary>The child is completed or skipped.</summary>
    Satisfied,

    /// <summary>The child's pull requests are merged, too.</summary>
    Merged,
}
