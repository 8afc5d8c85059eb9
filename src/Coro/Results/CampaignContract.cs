namespace Coro;

/// <summary>A contract between children of a campaign, and whether it is kept.</summary>
public sealed record CampaignContract
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The contract's name.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of thing it is; null: nobody says.</summary>
    public string? Kind { get; init; }

    /// <summary>The child that makes it.</summary>
    public required string Producer { get; init; }

    /// <summary>The children that rely on it.</summary>
    public IReadOnlyList<string> Consumers { get; init; } = [];

    /// <summary>Whether it is kept.</summary>
    public ContractStatus Status { get; init; }

    /// <summary>The shape that was promised, as JSON.</summary>
    public required string Shape { get; init; }

    /// <summary>The shape that was shipped, as JSON; null: nothing is known to be.</summary>
    public string? Shipped { get; init; }

    /// <summary>The child that shipped it: the producer, or one that was added to mend it. Null: nobody did.</summary>
    public string? ShippedBy { get; init; }

    /// <summary>Where the two differ.</summary>
    public IReadOnlyList<ContractDifference> Differences { get; init; } = [];

    /// <summary>Why it is not known what was shipped; null: it is, or nothing has to be yet.</summary>
    public string? Problem { get; init; }

    /// <summary>The folder that holds the campaign; absolute.</summary>
    public required string Root { get; init; }

    /// <summary>Whether it blocks integration.</summary>
    public bool IsBroken => Status is ContractStatus.Drifted or ContractStatus.Missing;
}
