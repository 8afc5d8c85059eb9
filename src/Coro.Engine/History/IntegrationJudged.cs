namespace Coro.Engine.History;

/// <summary>
/// An integration was judged. <paramref name="Fixes"/>: the children that joined to mend what it found; they are told by a
/// <see cref="ChildrenAdded"/> before this one. <paramref name="Round"/> counts the rounds of mending that this one belongs to, from 0.
/// </summary>
internal sealed record IntegrationJudged(
    int Round, IntegrationVerdict Verdict, string? Message = null, IReadOnlyList<string>? Fixes = null) : CampaignEvent;

/// <summary>Somebody wants the integration judged again; what it answered before, and the gate that was asked because of it, are over.</summary>
internal sealed record IntegrationAgain(string Gate) : CampaignEvent;
