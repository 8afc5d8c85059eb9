namespace Coro;

/// <summary>What one try of a step consumed.</summary>
public sealed record CampaignUsage
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The child whose step it was; null: a campaign-level command's.</summary>
    public string? Child { get; init; }

    /// <summary>The lane that the child ran in then; null: a campaign-level command has none.</summary>
    public string? Lane { get; init; }

    /// <summary>The stage that it was in; null: unknown.</summary>
    public string? Stage { get; init; }

    /// <summary>The attempt, from 1.</summary>
    public int Attempt { get; init; }

    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>The try, from 1.</summary>
    public int Try { get; init; }

    /// <summary>How it ended.</summary>
    public StepOutcome Outcome { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>What it consumed, as far as it said so; null: it said nothing, which is not zero.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Tokens read by the model, without those of the cache; null: unknown.</summary>
    public long? InputTokens => Usage?.InputTokens;

    /// <summary>Tokens written by the model; null: unknown.</summary>
    public long? OutputTokens => Usage?.OutputTokens;

    /// <summary>Tokens read from the provider's cache; null: unknown.</summary>
    public long? CacheReadInputTokens => Usage?.CacheReadInputTokens;

    /// <summary>Tokens written to the provider's cache; null: unknown.</summary>
    public long? CacheCreationInputTokens => Usage?.CacheCreationInputTokens;

    /// <summary>Cost in US dollars; null: unknown.</summary>
    public decimal? CostUsd => Usage?.CostUsd;

    /// <summary>The folder that holds the campaign; absolute.</summary>
    public required string Root { get; init; }
}
