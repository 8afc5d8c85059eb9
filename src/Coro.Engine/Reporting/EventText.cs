using System.Globalization;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>What happened, in one line for people. A decision reads as it does in the decision log.</summary>
internal static class EventText
{
    private const int MostNamed = 10;

    public static string Of(CampaignEvent happened) =>
        DecisionText.Of(happened) ?? DecisionText.OneLine(What(happened));

    /// <summary>The child that an event is about which has no member of that name; null: none, or several.</summary>
    public static string? ChildOf(CampaignEvent? happened) => happened switch
    {
        GateOpened e => e.Gate.Child,

        // A gate about a child is called by its kind and the child's name.
        GateAnswered e when e.Gate.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon => e.Gate[(colon + 1)..],
        ChildrenAdded { Children: [var only] } => only.Name,
        _ => null,
    };

    private static string What(CampaignEvent happened) => happened switch
    {
        CampaignCreated e => $"campaign {e.Name} created, job {e.JobId}",
        ChildrenAdded e => $"{Many(e.Children.Count, "child", "children")}: {List([.. e.Children.Select(child => child.Name)])}",
        RunStarted e => $"run started by {e.User}: process {Number(e.Pid)} on {e.Host}",
        RunStopped e => $"run stopped: {e.Reason}",
        StageEntered e => $"{Stage(e.Stage, e.Name)} started",
        StageCompleted e => $"{Stage(e.Stage, e.Name)} done{(e.LeftOut is null ? "" : $", left out: {e.LeftOut}")}",
        StageResultRecorded e => $"{e.Stage}: {StageText.Summary(e.Outcome, e.Result)}{Because(e.Message)}",
        ArchitectureFound e => $"the architecture document is {e.Path}",
        IntegrationAgain => "the integration is judged again",
        RefinementRoundBegun e => $"refine, round {Number(e.Round)}: {Many(e.Children.Count, "child", "children")} below target again: {List(e.Children)}",
        PinResolved e => $"{e.Child}: pin {e.Pin} is {e.Ref}",
        CommitRecorded e => $"{e.Child}: commit {e.CommitSha}",
        AttemptStarted e => $"{e.Child}: attempt {Number(e.Attempt)} started, pipeline {e.Pipeline}{Batch(e.Batch)}",
        StepStarted e => $"{Of(e.Child)}step {e.Step} started{Again(e.Try)}{Batch(e.Batch)}",
        StepSpawned e => $"{Of(e.Child)}step {e.Step} runs as process {Number(e.Pid)}",
        StepEnded e => $"{Of(e.Child)}step {e.Step} {Words.Of(e.Outcome)} after {DurationText.Short(e.Duration)}{Exit(e)}{Because(e.Message)}",
        ProviderRefused e => $"provider {e.Provider} is left alone until {e.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC",
        StepDeferred e => $"{Of(e.Child)}step {e.Step} waits until {e.Until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, since it {Was(e.After)}",
        MergeAwaited e => $"{e.Child}: all steps done; it is complete when its pull requests are merged",
        PullRequestsChanged e => $"{e.Child}: {string.Join(", ", e.PullRequests.Select(Where))}{(e.By is null ? "" : $", as {e.By} says")}{Because(e.Why)}",
        ChildCompleted e => $"{e.Child} completed{(e.BelowTarget ? ", below target" : "")}{Because(e.Reason)}",
        ChildFailed e => $"{e.Child} failed{Because(e.Message ?? e.Reason)}",
        ChildExported { Child: ChildFold.Stack } e => $"the stack skill is in {e.Path}",
        ChildExported e => $"{e.Child} is in {e.Path}",
        ChildExportFailed { Child: ChildFold.Stack } e => $"the stack skill could not be exported: {e.Reason}",
        ChildExportFailed e => $"{e.Child} could not be exported: {e.Reason}",
        ContextFileUpdated { Problem: { } problem } e => $"{e.Path} could not be brought up to date: {problem}",
        ContextFileUpdated e => $"{e.Path} brought up to date",
        GateOpened e => $"gate {e.Gate.Id} waits: {e.Gate.Question} ({string.Join('/', e.Gate.Choices)})",
        RequestHandled e => $"request handled: {string.Join(", ", e.Outcomes.Select(Part))}",
        CheckpointWritten e => $"state file written, up to entry {Number(e.Through)}",
        ChangeProposed e => $"what was learned is proposed: {(e.Change.Url is { } url ? $"{url}, " : "")}branch {e.Change.Branch} in {e.Change.Repository}",
        TrackerItemKnown e => $"{Of(e.Child)}the tracker ({e.Item.Provider}) has it as {e.Item.Key}",
        TrackerItemsLinked e => $"{e.Child}: the tracker knows that it waits for {e.On}",
        TrackerItemTold e => $"{Of(e.Child)}the tracker knows that it is {e.As}",
        NoteWritten e => $"{Of(e.Child)}{e.Text}",
        _ => EventKinds.Of(happened),
    };

    private static string Where(PullRequest request) =>
        $"pull request {request.Url} {(request.Problem is { } problem ? $"is not known to be merged: {problem}" : $"is {Words.Of(request.Status)}")}";

    private static string Stage(int? number, string name) => number is { } known ? $"stage {Number(known)} {name}" : name;

    private static string Of(string? child) => child is null ? "" : child + ": ";

    private static string Again(int tryNumber) => tryNumber > 1 ? $", try {Number(tryNumber)}" : "";

    private static string Batch(int? batch) => batch is { } known ? $", batch {Number(known)}" : "";

    // Where a step says nothing of its own, its message begins with it.
    private static string Exit(StepEnded e) =>
        e.ExitCode is { } code and not 0 && e.Message?.StartsWith("exit code", StringComparison.Ordinal) != true ? $", exit code {Number(code)}" : "";

    private static string Because(string? why) => string.IsNullOrEmpty(why) ? "" : $": {why}";

    private static string Was(StepOutcome outcome) => outcome switch
    {
        StepOutcome.TimedOut => "took too long",
        StepOutcome.RateLimited => "was rate-limited",
        _ => "failed",
    };

    private static string Part(HandledPart part) => $"{part.Target} {Words.Of(part.Verdict)}{(part.Reason is null ? "" : $" ({part.Reason})")}";

    private static string Many(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    private static string List(IReadOnlyList<string> names) => names.Count <= MostNamed
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MostNamed))} and {Number(names.Count - MostNamed)} more";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
