namespace Coro;

/// <summary>What somebody expects of a job. What is not known is null.</summary>
public sealed record JobEstimates
{
    /// <summary>How many pull requests it takes; 0 or more.</summary>
    public int? PullRequests { get; init; }

    /// <summary>How many services it touches; 0 or more.</summary>
    public int? Services { get; init; }

    /// <summary>How many layers of parts that depend on each other it has; 0 or more.</summary>
    public int? Layers { get; init; }

    /// <summary>How many parts of it could ship alone; 0 or more.</summary>
    public int? IndependentParts { get; init; }

    /// <summary>Whether a part that fails must not hold up the others.</summary>
    public bool? FailureIsolation { get; init; }

    /// <summary>How many lines it changes; 0 or more.</summary>
    public int? DiffLines { get; init; }

    /// <summary>How many acceptance criteria of one repository conflict with those of another; 0 or more.</summary>
    public int? ConflictingCriteria { get; init; }
}
