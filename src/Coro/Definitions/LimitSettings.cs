namespace Coro;

/// <summary>How much may run at once, for how long and for how much money.</summary>
public sealed record LimitSettings
{
    /// <summary>How many children run at once; at least 1.</summary>
    public int Throttle { get; init; } = 4;

    /// <summary>How many children of a lane run at once, by lane; a lane that is absent has no limit of its own.</summary>
    public IReadOnlyDictionary<string, int> Lanes { get; init; } = new Dictionary<string, int>();

    /// <summary>What the campaign may cost, in US dollars. Null: any amount.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>How long the campaign may run, over all its runs. Null: as long as it needs.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How large one log may get, in bytes; a step that writes more is ended.</summary>
    public long MaxLogBytes { get; init; } = 1L << 30;
}
