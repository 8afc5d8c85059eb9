namespace Coro.Engine.State;

/// <summary>A campaign as it stood when it was read; nothing on the disk was touched.</summary>
/// <param name="State">The fold of its events, and of an edit by hand that opening it for work would take over.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Owner">Who runs or changes it now; null: nobody.</param>
/// <param name="Decisions">The last lines of its decision log, oldest first.</param>
/// <param name="Notes">What opening it for work would mend; empty when all is well.</param>
/// <param name="Pending">What opening it for work would ask; null: nothing.</param>
internal sealed record CampaignSnapshot(
    CampaignState State,
    CampaignStatus Status,
    LockOwner? Owner,
    IReadOnlyList<string> Decisions,
    IReadOnlyList<string> Notes,
    Gate? Pending);
