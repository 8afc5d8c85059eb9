namespace Coro;

/// <summary>Something happened to a child.</summary>
/// <param name="Child">Its name.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Step">The step that runs or ran last; null before the first.</param>
/// <param name="Try">The try of that step, from 1.</param>
/// <param name="Message">Why, where that needs saying.</param>
/// <param name="QualityScore">Its score, once known.</param>
/// <param name="Counts">How many children have which status now.</param>
public sealed record ChildProgress(
    string Child, ChildStatus Status, string? Step, int Try, string? Message, decimal? QualityScore, CampaignCounts Counts)
{
    /// <summary>Since when it has been at work in this run; null: it is not, or that is not known.</summary>
    public DateTimeOffset? Since { get; init; }
}
