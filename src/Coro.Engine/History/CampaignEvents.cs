namespace Coro.Engine.History;

/// <summary>The campaign came to be: the first event of every journal.</summary>
internal sealed record CampaignCreated(string Name, string JobId, CampaignSettings Settings) : CampaignEvent;

/// <summary>Children joined the campaign, at its start or later. Many at once, so that a large plan is few lines.</summary>
internal sealed record ChildrenAdded(IReadOnlyList<ChildDefinition> Children, string? By = null, string? Why = null)
    : CampaignEvent;

/// <summary>A process took the campaign on.</summary>
internal sealed record RunStarted(int Pid, string Host, string User, string Version) : CampaignEvent;

/// <summary>The process let go of it: complete, parked or halted. Its absence is what an interrupted run looks like.</summary>
internal sealed record RunStopped(ExitCode ExitCode, string Reason) : CampaignEvent
{
    /// <summary>The reason of a run that left nothing to do. Others succeed too: an export by itself.</summary>
    public const string Complete = "complete";
}

/// <summary>
/// Somebody asked the run to stop: nothing new starts, and it goes on until what runs has ended, or has been ended where
/// <paramref name="AtOnce"/> says so.
/// </summary>
internal sealed record StopRequested(string By, string? Why, bool AtOnce) : CampaignEvent;

/// <summary>A stage began. <paramref name="Stage"/> is null outside the numbered stages.</summary>
internal sealed record StageEntered(int? Stage, string Name) : CampaignEvent;

/// <summary>A stage ended. <paramref name="LeftOut"/> says why nothing was done in it, where that is so.</summary>
internal sealed record StageCompleted(int? Stage, string Name, string? LeftOut = null) : CampaignEvent;

/// <summary>What a campaign-level command answered: capstone, verify, refine.</summary>
internal sealed record StageResultRecorded(string Stage, StepOutcome Outcome, string? Message, StepResult? Result)
    : CampaignEvent;

/// <summary>The architecture document was found where nobody had named it, or not where it was said to be.</summary>
internal sealed record ArchitectureFound(string Path) : CampaignEvent;

/// <summary>
/// Refine had these children run again, since they are below target; each is told by a <see cref="ChildReset"/> before this one. It
/// happens once, so that refining comes to an end.
/// </summary>
internal sealed record RefinementRoundBegun(int Round, IReadOnlyList<string> Children) : CampaignEvent;

/// <summary>A file that lists the campaign's skills was brought up to date; or was not, where there is a problem.</summary>
internal sealed record ContextFileUpdated(string Path, string? Problem = null) : CampaignEvent;

/// <summary>
/// The directive was read, and does not say what it said before. <paramref name="Sha256"/> is the file's; null: there is no such
/// file, and nothing that a directive said before holds any more.
/// </summary>
internal sealed record DirectiveRead(string Path, string? Sha256, IReadOnlyList<QualityOverride> QualityOverrides) : CampaignEvent;

/// <summary>A question was asked, and the campaign may have to wait for its answer.</summary>
internal sealed record GateOpened(Gate Gate) : CampaignEvent;

/// <summary>Somebody answered it, or a rule did.</summary>
internal sealed record GateAnswered(string Gate, GateAnswer Answer) : CampaignEvent;

/// <summary>Somebody changed how many children run at once.</summary>
internal sealed record ThrottleChanged(int Throttle, string By, string? Why) : CampaignEvent;

/// <summary>Somebody said whether a person wants to be asked; null: that is again as each run is started.</summary>
internal sealed record InteractionChanged(bool? Interactive, string By, string? Why) : CampaignEvent;

/// <summary>
/// A request of another process was dealt with; what came of it is told in the events before this one. It is in one line with
/// them, so that no request is ever applied twice.
/// </summary>
internal sealed record RequestHandled(string Id, IReadOnlyList<HandledPart> Outcomes) : CampaignEvent;

/// <summary>What became of one part of a request.</summary>
internal sealed record HandledPart(string Target, ControlVerdict Verdict, string? Reason = null);
