namespace Coro.Engine.History;

/// <summary>Somebody said of an insight whether it is right.</summary>
internal sealed record InsightJudged(string Insight, bool Approved, string By, string? Why = null) : CampaignEvent;
