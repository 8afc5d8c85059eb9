namespace Coro;

/// <summary>What a campaign-level command answered: that of stage 6, 7 or 8 or, in a delivery, of stage 0 or 3.</summary>
public sealed record CampaignStage
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The stage's number.</summary>
    public required int Stage { get; init; }

    /// <summary>Its name: <c>capstone</c>, <c>verify</c> or <c>refine</c>; in a delivery <c>architecture</c> or <c>integration</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How its command ended.</summary>
    public StepOutcome Outcome { get; init; }

    /// <summary>One line for people; null when nothing needs saying.</summary>
    public string? Message { get; init; }

    /// <summary>When it ended; null: unknown.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What it answered beyond that; null: nothing.</summary>
    public StepResult? Result { get; init; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
