namespace Coro.Engine;

/// <summary>What a list of names needs of a campaign; see <see cref="CampaignStore.Glance"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Children">Its children, in the order in which they joined.</param>
public sealed record CampaignGlance(string Name, IReadOnlyList<ChildGlance> Children);
