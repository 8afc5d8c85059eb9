namespace Coro;

/// <summary>What steps consumed. Null means unknown, which is not zero.</summary>
public sealed record Usage
{
    /// <summary>Tokens read by the model, without those of the cache.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens written by the model.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Tokens read from the provider's cache.</summary>
    public long? CacheReadInputTokens { get; init; }

    /// <summary>Tokens written to the provider's cache.</summary>
    public long? CacheCreationInputTokens { get; init; }

    /// <summary>Cost in US dollars.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Adds two usages; a figure is unknown only where both do not know it.</summary>
    public static Usage operator +(Usage left, Usage right) => new()
    {
        InputTokens = Sum(left.InputTokens, right.InputTokens),
        OutputTokens = Sum(left.OutputTokens, right.OutputTokens),
        CacheReadInputTokens = Sum(left.CacheReadInputTokens, right.CacheReadInputTokens),
        CacheCreationInputTokens = Sum(left.CacheCreationInputTokens, right.CacheCreationInputTokens),
        CostUsd = left.CostUsd is null ? right.CostUsd : left.CostUsd + (right.CostUsd ?? 0),
    };

    private static long? Sum(long? left, long? right) => left is null ? right : left + (right ?? 0);
}
