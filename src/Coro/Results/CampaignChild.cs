namespace Coro;

/// <summary>A child as it stood when it was read.</summary>
public sealed record CampaignChild
{
    /// <summary>The campaign it belongs to.</summary>
    public required string Campaign { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public ChildStatus Status { get; init; }

    /// <summary>Own run or batch.</summary>
    public Tier Tier { get; init; }

    /// <summary>Its weight.</summary>
    public string Lane { get; init; } = ChildDefinition.DefaultLane;

    /// <summary>The names of the children it depends on.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The dependencies that it may start, or started, without: they failed or were cancelled, and somebody forced it.</summary>
    public IReadOnlyList<string> Forced { get; init; } = [];

    /// <summary>What it waits for, in words; null when it waits for nothing.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>The time at which it goes on, where it waits for one: after a rate limit, or before another try. Null: it does not.</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>The step that runs or ran last; null before the first.</summary>
    public string? Step { get; init; }

    /// <summary>The present attempt, from 1; 0 before the first.</summary>
    public int Attempt { get; init; }

    /// <summary>The try of that step, from 1; 0 before the first.</summary>
    public int Try { get; init; }

    /// <summary>The score of its result, 0 to 100; null: unknown.</summary>
    public decimal? QualityScore { get; init; }

    /// <summary>Whether it passed only thanks to the fallback.</summary>
    public bool BelowTarget { get; init; }

    /// <summary>What is wrong with its result.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What had to be worked around.</summary>
    public IReadOnlyList<string> Workarounds { get; init; } = [];

    /// <summary>Its repository.</summary>
    public string? RepoUrl { get; init; }

    /// <summary>The version it works on; null: none was asked for, and none is resolved yet.</summary>
    public string? Pin { get; init; }

    /// <summary>The commit its work starts from.</summary>
    public string? CommitSha { get; init; }

    /// <summary>The brief that was written for it.</summary>
    public string? BriefPath { get; init; }

    /// <summary>The skill that was made.</summary>
    public string? SkillPath { get; init; }

    /// <summary>Where its skill was exported to.</summary>
    public string? ExportPath { get; init; }

    /// <summary>Why its skill was not exported when that was last tried; null: it was, or was not tried.</summary>
    public string? ExportProblem { get; init; }

    /// <summary>When the present attempt started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How long the present attempt has taken.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why it has its status: a stable word.</summary>
    public string? Reason { get; init; }

    /// <summary>The same for people.</summary>
    public string? Message { get; init; }

    /// <summary>Why it stands where it does, and what a resume would do with it; null: nobody asked for that.</summary>
    public ChildExplanation? Explanation { get; init; }

    /// <summary>The pull requests of its present attempt, and where they stand.</summary>
    public IReadOnlyList<PullRequest> PullRequests { get; init; } = [];

    /// <summary>Its item in the issue tracker; null: it has none, as far as is known.</summary>
    public TrackerReference? Tracker { get; init; }

    /// <summary>What it consumed over all attempts; null: unknown.</summary>
    public Usage? Usage { get; init; }

    /// <summary>The folder of the present attempt: logs, context, kickoff. It need not exist yet.</summary>
    public string? Folder { get; init; }

    /// <summary>The root that the campaign belongs to; an absolute folder.</summary>
    public required string Root { get; init; }

    /// <summary>Its name, so that a text can have it in it.</summary>
    public override string ToString() => Name;
}
