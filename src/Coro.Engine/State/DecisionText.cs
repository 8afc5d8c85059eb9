using System.Globalization;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>What the decision log says of an event: what was decided, by whom, why. Most events are no decision.</summary>
internal static class DecisionText
{
    private const int Longest = 500;

    /// <summary>The line, without its end; null when there is nothing to say.</summary>
    public static string? For(in JournalEntry entry) => Of(entry.Event) is { } what
        ? $"- {entry.Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} #{entry.Sequence} {what}"
        : null;

    /// <summary>What was decided, in one line; null: nothing was.</summary>
    public static string? Of(CampaignEvent happened) => What(happened) is { } what ? OneLine(what) : null;

    /// <summary>A text without line ends, cut where it is too long for a line.</summary>
    public static string OneLine(string text)
    {
        var line = string.Create(Math.Min(text.Length, Longest), text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
        });
        return text.Length > Longest ? line + "…" : line;
    }

    private static string? What(CampaignEvent happened) => happened switch
    {
        GateAnswered e => By($"gate {e.Gate}: {e.Answer.Choice}", e.Answer.By, e.Answer.Reason),
        ChildSkipped e => By($"{e.Child} skipped", e.By, e.Why),
        ChildCancelled e => By($"{e.Child} cancelled", e.By, e.Why),
        DependencyForced e => By(Forced(e), e.By, e.Why),
        ChildReset e => By($"{e.Child} reset to attempt {e.Attempt}{InLane(e.Lane)}", e.By, e.Why),
        ChildResumed e => By($"{e.Child} resumed in attempt {e.Attempt}", e.By, e.Why),
        ChildCompleted { By: { } by } e => By($"{e.Child} accepted", by, e.Reason),
        ChildEscalated e => By($"{e.Child} escalated", null, e.Message ?? e.Reason),
        ChildrenAdded { By: { } by } e => By($"added {string.Join(", ", e.Children.Select(c => c.Name))}", by, e.Why),
        DirectiveRead { Sha256: null } e => $"directive {e.Path} is not there",
        DirectiveRead e => $"directive {e.Path} read, sha256 {e.Sha256}" + Overrides(e.QualityOverrides),
        PullRequestsChanged { By: { } by } e => By($"{e.Child}: {string.Join(", ", e.PullRequests.Select(one => $"{one.Url} is {Words.Of(one.Status)}"))}", by, e.Why),
        IntegrationJudged e => By($"integration {Words.Of(e.Verdict)}{(e.Fixes is { Count: > 0 } fixes ? $", round {e.Round} of mending: {string.Join(", ", fixes)}" : "")}", null, e.Message),
        InsightJudged e => By($"insight {e.Insight} {(e.Approved ? "approved" : "rejected")}", e.By, e.Why),
        ThrottleChanged e => By($"throttle {e.Throttle}", e.By, e.Why),
        InteractionChanged e => By($"interactive {e.Interactive switch { true => "on", false => "off", null => "as each run is started" }}", e.By, e.Why),
        StopRequested e => By(e.AtOnce ? "stop at once asked for" : "stop asked for", e.By, e.Why),
        StageCompleted { LeftOut: { } why } e => By($"stage {e.Name} left out", null, why),
        StateAdopted { From: { } whose } e => By($"state taken over from {whose}", null, Changes(e.Changes)),
        StateAdopted e => By("state file edited by hand, taken as it is", null, Changes(e.Changes)),
        StateRecovered e => $"state recovered from {e.From}: {e.What}",
        NoteWritten { Level: NoteLevel.Warning } e => e.Child is null ? $"warning: {e.Text}" : $"warning: {e.Child}: {e.Text}",
        RunStopped { ExitCode: not ExitCode.Success } e => $"run stopped with exit code {(int)e.ExitCode}: {e.Reason}",
        _ => null,
    };

    private static string Overrides(IReadOnlyList<QualityOverride> overrides) => overrides.Count == 0
        ? ""
        : "; quality: " + string.Join(", ", overrides.Select(Overridden));

    private static string Overridden(QualityOverride one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Child ?? "all"}{(one.SoftTarget is null ? "" : $" target {one.SoftTarget}")}{(one.SoftFallback is null ? "" : $" fallback {one.SoftFallback}")}");

    private static string Forced(DependencyForced e) => e.Dependents.Count == 0
        ? $"{e.Child} forced: the campaign goes on past it"
        : $"{e.Child} forced: {string.Join(", ", e.Dependents)} may start without it";

    private static string By(string what, string? by, string? why) =>
        what + (by is null ? "" : $", by {by}") + (string.IsNullOrEmpty(why) ? "" : $": {why}");

    private static string InLane(string? lane) => lane is null ? "" : $" in lane {lane}";

    private static string? Changes(IReadOnlyList<string> changes) =>
        changes.Count == 0 ? null : string.Join("; ", changes);
}
