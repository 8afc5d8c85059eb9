namespace Coro;

/// <summary>Where a campaign stands, as somebody sees it who looks from outside.</summary>
public enum CampaignStatus
{
    /// <summary>A live process runs it.</summary>
    Running,

    /// <summary>It stopped on purpose and can be resumed: a gate waits, a budget is used up, somebody stopped it.</summary>
    Parked,

    /// <summary>The process that ran it is gone without having said so. It can be resumed.</summary>
    Interrupted,

    /// <summary>Its last stage is complete.</summary>
    Completed,
}
