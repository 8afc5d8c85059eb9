namespace Coro;

/// <summary>How many children have which status.</summary>
public sealed record CampaignCounts
{
    /// <summary>Waiting for dependencies.</summary>
    public int Pending { get; init; }

    /// <summary>Waiting for a free slot.</summary>
    public int Ready { get; init; }

    /// <summary>Running.</summary>
    public int Active { get; init; }

    /// <summary>Done.</summary>
    public int Completed { get; init; }

    /// <summary>Failed.</summary>
    public int Failed { get; init; }

    /// <summary>Waiting for a person.</summary>
    public int Escalated { get; init; }

    /// <summary>Left out.</summary>
    public int Skipped { get; init; }

    /// <summary>Called off.</summary>
    public int Cancelled { get; init; }

    /// <summary>All of them.</summary>
    public int Total => Pending + Ready + Active + Completed + Failed + Escalated + Skipped + Cancelled;

    /// <summary>The share that is done, 0 to 1: completed and skipped over all that are not cancelled.</summary>
    public double Progress => Total == Cancelled ? 1 : (Completed + Skipped) / (double)(Total - Cancelled);
}
