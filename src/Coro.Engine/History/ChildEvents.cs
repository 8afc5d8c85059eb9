namespace Coro.Engine.History;

/// <summary>The ref that a child's pin means in its repository.</summary>
internal sealed record PinResolved(string Child, string Pin, string Ref) : CampaignEvent;

/// <summary>The commit that a child's work starts from.</summary>
internal sealed record CommitRecorded(string Child, string CommitSha) : CampaignEvent;

/// <summary>A child's pipeline began, or a batch that the child is part of.</summary>
internal sealed record AttemptStarted(string Child, int Attempt, string Pipeline, int? Batch = null) : CampaignEvent;

/// <summary>The child's result passed.</summary>
internal sealed record ChildCompleted(string Child, int Attempt, bool BelowTarget = false, string? Reason = null, string? By = null)
    : CampaignEvent;

/// <summary>The child's pipeline or its soft gate failed.</summary>
internal sealed record ChildFailed(string Child, int Attempt, string Reason, string? Message = null) : CampaignEvent;

/// <summary>A person has to decide about the child.</summary>
internal sealed record ChildEscalated(string Child, int Attempt, string Reason, string? Message = null) : CampaignEvent;

/// <summary>The child was left out: done, as far as its dependents are concerned.</summary>
internal sealed record ChildSkipped(string Child, string By, string? Why) : CampaignEvent;

/// <summary>The child was called off; its dependents stay blocked.</summary>
internal sealed record ChildCancelled(string Child, string By, string? Why) : CampaignEvent;

/// <summary>
/// The campaign goes on past a child that failed or was cancelled: these of its dependents, and no other, may start as if it were
/// satisfied, until its status changes.
/// </summary>
internal sealed record DependencyForced(string Child, IReadOnlyList<string> Dependents, string By, string? Why) : CampaignEvent;

/// <summary>The child starts over, as a new attempt and perhaps in another lane.</summary>
internal sealed record ChildReset(string Child, int Attempt, string? Lane, string By, string? Why) : CampaignEvent;

/// <summary>The child goes on where its attempt failed.</summary>
internal sealed record ChildResumed(string Child, int Attempt, string By, string? Why) : CampaignEvent;

/// <summary>The child's skill is in the export folder. The capstone's is told by the child name <c>.stack</c>.</summary>
internal sealed record ChildExported(string Child, string Path) : CampaignEvent;

/// <summary>The child's skill is not in the export folder, or not as it should be. The capstone's is told as above.</summary>
internal sealed record ChildExportFailed(string Child, string Reason) : CampaignEvent;
