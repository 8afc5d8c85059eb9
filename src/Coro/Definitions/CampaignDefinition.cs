namespace Coro;

/// <summary>What a campaign is to do: the whole of a brief, read and validated.</summary>
public sealed record CampaignDefinition
{
    /// <summary>The campaign's name; see <see cref="Names"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The job that it runs, whose id it has; null: it gets a new one.</summary>
    public string? JobId { get; init; }

    /// <summary>Everything but the children.</summary>
    public required CampaignSettings Settings { get; init; }

    /// <summary>The children, in the order of the brief.</summary>
    public required IReadOnlyList<ChildDefinition> Children { get; init; }
}
