namespace Coro.Engine.History;

/// <summary>The tracker has an item for the child, or for the campaign where <paramref name="Child"/> is null.</summary>
internal sealed record TrackerItemKnown(string? Child, TrackerReference Item) : CampaignEvent;

/// <summary>The tracker knows that the child waits for another.</summary>
internal sealed record TrackerItemsLinked(string Child, string On) : CampaignEvent;

/// <summary>The tracker knows where the child's attempt, or the campaign, stands.</summary>
internal sealed record TrackerItemTold(string? Child, int Attempt, string As) : CampaignEvent;
