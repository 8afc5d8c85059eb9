namespace Coro;

/// <summary>The validated, ordered graph of a campaign's children.</summary>
public sealed record CampaignPlan
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The children, in the order of the brief.</summary>
    public required IReadOnlyList<ChildDefinition> Children { get; init; }

    /// <summary>
    /// All names in the order in which they start when one runs at a time: topological, tier A before B among what is
    /// ready, then by name. With a cycle, only those that can be ordered.
    /// </summary>
    public required IReadOnlyList<string> ExecutionOrder { get; init; }

    /// <summary>The names by the length of the longest chain before them; those of a level need nothing of each other.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Levels { get; init; }

    /// <summary>A longest chain of dependencies, first to last: no number of workers is faster than it.</summary>
    public required IReadOnlyList<string> CriticalPath { get; init; }

    /// <summary>The names that depend on nothing, in execution order.</summary>
    public IReadOnlyList<string> StartsFirst => Levels.Count == 0 ? [] : Levels[0];

    /// <summary>Whether there is a cycle.</summary>
    public bool HasCycle => CyclePath.Count > 0;

    /// <summary>A cycle, in the order in which each depends on the next; its first child is also its last. Or empty.</summary>
    public IReadOnlyList<string> CyclePath { get; init; } = [];

    /// <summary>Every child that cannot be ordered because of a cycle, sorted. Or empty.</summary>
    public IReadOnlyList<string> CycleParticipants { get; init; } = [];
}
