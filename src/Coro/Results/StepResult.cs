using System.Text.Json;

namespace Coro;

/// <summary>What a step says about its work beyond its exit code: the JSON object of the step contract.</summary>
public sealed record StepResult
{
    /// <summary>How the step judges itself; null: its exit code says it.</summary>
    public StepOutcome? Status { get; init; }

    /// <summary>One line for people.</summary>
    public string? Message { get; init; }

    /// <summary>When a rate-limited step may be tried again.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>The quality of the child's result, 0 to 100.</summary>
    public decimal? QualityScore { get; init; }

    /// <summary>What is wrong with the child's result.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>What had to be worked around.</summary>
    public IReadOnlyList<string>? Workarounds { get; init; }

    /// <summary>The brief that was written for the child.</summary>
    public string? BriefPath { get; init; }

    /// <summary>The skill that was made: a folder, or the SKILL.md in it.</summary>
    public string? SkillPath { get; init; }

    /// <summary>Further files that were made.</summary>
    public IReadOnlyList<string>? Artifacts { get; init; }

    /// <summary>What the step consumed.</summary>
    public Usage? Usage { get; init; }

    /// <summary>The pull requests that were opened for the child.</summary>
    public IReadOnlyList<PullRequest>? PullRequests { get; init; }

    /// <summary>What was learned and others should know.</summary>
    public IReadOnlyList<ReportedInsight>? Insights { get; init; }

    /// <summary>What the child ships of its contracts; of a campaign-level command: what the children are to promise each other.</summary>
    public IReadOnlyList<Contract>? Contracts { get; init; }

    /// <summary>Of the architecture stage: the document that it wrote.</summary>
    public string? ArchitectureDocPath { get; init; }

    /// <summary>Of the integration stage: whether the whole fits together.</summary>
    public IntegrationVerdict? Verdict { get; init; }

    /// <summary>Of stage 7: the report that was written. This member and those below are a campaign-level command's alone.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Of stage 7: the verdict on the whole.</summary>
    public VerificationVerdict? OverallVerdict { get; init; }

    /// <summary>Of stage 7: how much of the architecture the skills cover, 0 to 100.</summary>
    public decimal? CoveragePercentage { get; init; }

    /// <summary>Of stage 7: how many recommendations its report makes; 0 or more.</summary>
    public int? RecommendationCount { get; init; }

    /// <summary>Of stage 8: the refined document.</summary>
    public string? RefinedPath { get; init; }

    /// <summary>Of stage 8: how many gaps were found; 0 or more.</summary>
    public int? GapCount { get; init; }

    /// <summary>Of stage 8: how many issues were found; 0 or more.</summary>
    public int? IssueCount { get; init; }

    /// <summary>Of stage 8: how many improvements were made or proposed; 0 or more.</summary>
    public int? ImprovementCount { get; init; }

    /// <summary>For a batch: what became of each child, by name.</summary>
    public IReadOnlyDictionary<string, StepResult>? Results { get; init; }

    /// <summary>Every other member of the object, as it came.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; init; }
}
