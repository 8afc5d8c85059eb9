namespace Coro;

/// <summary>One target of a brief: a unit of work that a pipeline is run for.</summary>
public sealed record ChildDefinition
{
    /// <summary>The child's name; see <see cref="Names"/>. Unique in its campaign, ignoring case.</summary>
    public required string Name { get; init; }

    /// <summary>The repository the child is about: a URL or a path that git understands. Null: there is none.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>Own run or batch.</summary>
    public Tier Tier { get; init; }

    /// <summary>The child's weight, for example <c>fast</c>, <c>standard</c> or <c>deep</c>.</summary>
    public string Lane { get; init; } = DefaultLane;

    /// <summary>The version, tag, branch or commit to work on. Null: the latest release.</summary>
    public string? Pin { get; init; }

    /// <summary>What has to be satisfied before the child may start.</summary>
    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>Names of resources that no two running children may share.</summary>
    public IReadOnlyList<string> Locks { get; init; } = [];

    /// <summary>What the child is to do, in words for the agent; null when its name and repository say enough.</summary>
    public string? Description { get; init; }

    /// <summary>The item that stands for it in an issue tracker, where there is one already; null: the campaign's tracker gets a new one. An empty
    /// provider means the campaign's tracker.</summary>
    public TrackerReference? Tracker { get; init; }

    /// <summary>The child's own steps. Null: its lane or tier chooses a pipeline.</summary>
    public IReadOnlyList<StepDefinition>? Steps { get; init; }

    /// <summary>The lane of a child that names none.</summary>
    public const string DefaultLane = "standard";

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
