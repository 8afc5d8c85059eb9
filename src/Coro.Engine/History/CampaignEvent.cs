using System.Text.Json.Serialization;

namespace Coro.Engine.History;

/// <summary>
/// Something that happened to a campaign. The journal is the list of these in order; the state is their fold. A record
/// is named in the past tense, holds only values, and once released never changes meaning: it is read back for years.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "e")]
[JsonDerivedType(typeof(CampaignCreated), "campaign-created")]
[JsonDerivedType(typeof(ChildrenAdded), "children-added")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(RunStopped), "run-stopped")]
[JsonDerivedType(typeof(StageEntered), "stage-entered")]
[JsonDerivedType(typeof(StageCompleted), "stage-completed")]
[JsonDerivedType(typeof(StageResultRecorded), "stage-result-recorded")]
[JsonDerivedType(typeof(ArchitectureFound), "architecture-found")]
[JsonDerivedType(typeof(RefinementRoundBegun), "refinement-round-begun")]
[JsonDerivedType(typeof(DirectiveRead), "directive-read")]
[JsonDerivedType(typeof(PinResolved), "pin-resolved")]
[JsonDerivedType(typeof(CommitRecorded), "commit-recorded")]
[JsonDerivedType(typeof(AttemptStarted), "attempt-started")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(StepSpawned), "step-spawned")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
[JsonDerivedType(typeof(StepDeferred), "step-deferred")]
[JsonDerivedType(typeof(ChildCompleted), "child-completed")]
[JsonDerivedType(typeof(ChildFailed), "child-failed")]
[JsonDerivedType(typeof(ChildEscalated), "child-escalated")]
[JsonDerivedType(typeof(ChildSkipped), "child-skipped")]
[JsonDerivedType(typeof(ChildCancelled), "child-cancelled")]
[JsonDerivedType(typeof(DependencyForced), "dependency-forced")]
[JsonDerivedType(typeof(ChildReset), "child-reset")]
[JsonDerivedType(typeof(ChildResumed), "child-resumed")]
[JsonDerivedType(typeof(ChildExported), "child-exported")]
[JsonDerivedType(typeof(ChildExportFailed), "child-export-failed")]
[JsonDerivedType(typeof(ContextFileUpdated), "context-file-updated")]
[JsonDerivedType(typeof(GateOpened), "gate-opened")]
[JsonDerivedType(typeof(GateAnswered), "gate-answered")]
[JsonDerivedType(typeof(RequestHandled), "request-handled")]
[JsonDerivedType(typeof(ThrottleChanged), "throttle-changed")]
[JsonDerivedType(typeof(CheckpointWritten), "checkpoint-written")]
[JsonDerivedType(typeof(StateAdopted), "state-adopted")]
[JsonDerivedType(typeof(StateRecovered), "state-recovered")]
[JsonDerivedType(typeof(NoteWritten), "note-written")]
internal abstract record CampaignEvent;
