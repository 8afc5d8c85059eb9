namespace Coro;

/// <summary>How a run of a campaign ended.</summary>
public sealed record CampaignResult
{
    /// <summary>The campaign as it stands now.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>What a script should end with: <c>exit $result.ExitCode</c>.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>What went wrong or what is waited for; null on success.</summary>
    public string? Error { get; init; }

    /// <summary>The stage in which it stopped, or the last one.</summary>
    public required string Phase { get; init; }

    /// <summary>The names of the completed children.</summary>
    public IReadOnlyList<string> Completed { get; init; } = [];

    /// <summary>The names of the children that failed or wait for a person.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>The names of the skipped children.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>The scores of the completed children, 0 to 100, by name.</summary>
    public IReadOnlyDictionary<string, decimal> QualityScores { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What campaign-level commands answered, in the order of their stages.</summary>
    public IReadOnlyList<CampaignStage> Stages { get; init; } = [];

    /// <summary>The report; null when there is none yet.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The decision log.</summary>
    public required string DecisionLogPath { get; init; }

    /// <summary>How long the campaign has run, over all its runs.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The campaign's name.</summary>
    public override string ToString() => Campaign.Name;
}
