namespace Coro;

/// <summary>That somebody asked a campaign to stop that still runs.</summary>
public sealed record CampaignStop
{
    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Why { get; init; }

    /// <summary>Whether what runs is being ended; otherwise it may go on to its own end.</summary>
    public bool AtOnce { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
