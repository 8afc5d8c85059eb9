namespace Coro;

/// <summary>A stage began or ended, or the campaign halted.</summary>
/// <param name="Stage">The stage's number; null outside the numbered stages.</param>
/// <param name="Name">The stage's name.</param>
/// <param name="Status"><c>start</c>, <c>done</c> or <c>halt</c>.</param>
/// <param name="Exit">With <c>halt</c>: the code that the process ends with.</param>
public sealed record StageProgress(int? Stage, string Name, string Status, ExitCode? Exit = null)
{
    /// <summary>When the run that it belongs to started, for whoever looks on from elsewhere; null: whoever runs it knows.</summary>
    public DateTimeOffset? RunStartedAt { get; init; }

    /// <summary>How many children have which status now, likewise.</summary>
    public CampaignCounts? Counts { get; init; }
}
