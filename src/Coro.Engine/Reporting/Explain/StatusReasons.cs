using Coro.Engine.Gates;
using Coro.Engine.State;

namespace Coro.Engine.Reporting.Explain;

/// <summary>Why a child has the status that it has.</summary>
/// <param name="state">The campaign.</param>
/// <param name="waiting">The words for what is waited for.</param>
/// <param name="isRunning">Whether somebody runs the campaign.</param>
internal sealed class StatusReasons(CampaignState state, WaitingFor waiting, bool isRunning)
{
    private const int MostFindings = 3;

    /// <summary>One sentence without its full stop.</summary>
    public string Of(ChildState child) => child.Status switch
    {
        ChildStatus.Pending => $"it waits for {waiting.Dependencies(child)}",
        ChildStatus.Ready => Ready(child),
        ChildStatus.Active when child.AwaitsMerge => "its steps succeeded, and its pull requests are not merged yet",
        ChildStatus.Active => isRunning ? Running(child) : Interrupted(child),
        ChildStatus.Completed => Completed(child),
        ChildStatus.Failed => Failed(child),
        ChildStatus.Escalated => Escalated(child),
        _ => Decided(child),
    };

    /// <summary>A decision in words, for example <c>ann skipped it at 2026-03-01 09:00:00Z: not needed</c>.</summary>
    public static string Words(ChildDecision decision)
    {
        var done = decision.What switch
        {
            ChildOperation.Skip => "skipped",
            ChildOperation.Cancel => "cancelled",
            ChildOperation.Rerun => "reran",
            ChildOperation.Resume => "resumed",
            _ => "accepted",
        };
        return $"{decision.By} {done} it at {decision.At:u}{Because(decision.Why)}";
    }

    /// <summary>A reason as the end of a sentence.</summary>
    public static string Because(string? why) => string.IsNullOrWhiteSpace(why) ? "" : $": {why}";

    private string Ready(ChildState child)
    {
        if (child.Definition.DependsOn.Count == 0)
            return "it depends on nothing";
        var forced = child.Definition.DependsOn.Select(on => on.Child).Where(on => state[on].ForcedFor?.Contains(child.Name) == true).ToList();
        return forced.Count == 0
            ? "all that it depends on is done"
            : $"somebody forced it past {Questions.Names(forced)}, and all else that it depends on is done";
    }

    private string Running(ChildState child)
    {
        if (Deferred(child) is { } deferred)
            return deferred;
        if (child.Step is null || !child.StepRuns)
            return "it was started";
        return child.Try > 1 ? $"try {child.Try} of step {child.Step} runs" : $"step {child.Step} runs";
    }

    private string? Deferred(ChildState child) => child.Deferred is { } deferred && waiting.Until(child) is not null
        ? $"try {child.Try} of step {child.Step} ended as {State.Words.Of(deferred.After)}, and the next one begins at {deferred.Until:u}"
        : null;

    private string Interrupted(ChildState child)
    {
        if (Deferred(child) is { } deferred)
            return deferred;

        // Somebody resumed it after the run, or it was under way when the run ended.
        if (child is { StepRuns: false, Decision: { What: ChildOperation.Resume } resumed }
            && !(resumed.At < (state.Run?.StoppedAt ?? state.Run?.StartedAt)))
        {
            return Words(resumed);
        }

        return child.Step is null ? "the run ended just after it was started" : $"the run ended while it was at step {child.Step}";
    }

    private string Completed(ChildState child)
    {
        if (child.Decision is { What: ChildOperation.Accept } accepted)
            return Words(accepted);
        var gate = state.GateOf(child.Name);
        if (child.BelowTarget)
            return $"it passed below target, thanks to the fallback {ScoreText.Of(gate.SoftFallback)}{Because(child.Reason)}";
        if (child.QualityScore is not { } score)
            return $"its steps succeeded, and none told a score{Because(child.Reason)}";

        // Where the directive had a part in it, the verdict says so, as it was then.
        return $"its steps succeeded, and its {child.Reason ?? $"score {ScoreText.Of(score)} reaches the target {ScoreText.Of(gate.SoftTarget)}"}";
    }

    private static string Failed(ChildState child)
    {
        if (child.Reason == QualityRule.SoftGateMiss)
            return $"its steps succeeded, but its {child.Message ?? "score is too low"}";
        if (child.Step is not { } step || child.Reason is not ("step-failed" or "step-timed-out"))
            return child.Message ?? child.Reason ?? "it failed, and nobody said why";
        var message = child.Message?.StartsWith($"step {step}: ", StringComparison.Ordinal) == true ? child.Message[(step.Length + 7)..] : null;

        // What a program that ended by itself says has its exit code in it already.
        var code = child.ExitCode is { } exit && message?.Contains($"exit code {exit}", StringComparison.Ordinal) != true
            ? $" with exit code {exit}"
            : "";
        var what = child.Reason == "step-timed-out" ? "ran into its time limit" : "failed";
        return $"step {step} {what} in try {child.Try}{code}{Because(message)}";
    }

    private string Escalated(ChildState child)
    {
        if (child.Reason != QualityRule.HardGate)
            return $"a step asked for a person{Because(child.Message ?? child.Reason)}";
        var gate = state.GateOf(child.Name).Hard;
        var blocking = QualityRule.Blocking(gate, child.Findings).ToList();
        if (blocking.Count == 0)
            return $"the quality gate escalated it{Because(child.Message)}";
        var more = blocking.Count > MostFindings ? $" and {blocking.Count - MostFindings} more" : "";
        return $"the hard gate {State.Words.Of(gate)} does not let pass: "
            + string.Join("; ", blocking.Take(MostFindings).Select(Finding)) + more;
    }

    private static string Decided(ChildState child)
    {
        var operation = child.Status == ChildStatus.Skipped ? ChildOperation.Skip : ChildOperation.Cancel;
        return child.Decision is { } decision && decision.What == operation
            ? Words(decision)
            : child.Message ?? child.Reason ?? "nobody noted who decided it: the state file was edited by hand";
    }

    /// <summary>A finding, for example <c>high: leaks keys</c>.</summary>
    public static string Finding(Finding finding) => $"{State.Words.Of(finding.Severity)}: {finding.Title}";
}
