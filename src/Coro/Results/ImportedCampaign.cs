namespace Coro;

/// <summary>A campaign that was brought in from another program's workspace.</summary>
/// <param name="Campaign">The campaign, as it stands here.</param>
/// <param name="From">The folder that it was copied from; it was not changed.</param>
/// <param name="Notes">What holds in another way here, a sentence each.</param>
public sealed record ImportedCampaign(Campaign Campaign, string From, IReadOnlyList<string> Notes);
