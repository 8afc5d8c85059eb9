using System.Globalization;
using Coro.Engine.History;

namespace Coro.Engine.Reporting;

/// <summary>A resume's summary in words, so that every front end tells it alike: a few lines, however large the campaign.</summary>
public static class ResumeText
{
    private const int MostNames = 8;
    private const int MostWaiting = 4;

    /// <summary>The lines, each a short title and its text. What there is nothing to say about is left out.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="when">Writes a moment.</param>
    public static IReadOnlyList<(string Title, string Text)> Lines(ResumeSummary summary, Func<DateTimeOffset, string> when)
    {
        var finished = summary.Campaign.Status == CampaignStatus.Completed;
        (string Title, string Text)[] lines =
        [
            ("campaign", finished ? $"{summary.Campaign.Name} is finished; nothing is left to run" : summary.Campaign.Name),
            ("last run", LastRun(summary.LastRun, when)),
            ("stage", $"{summary.Campaign.Stage} {summary.Campaign.StageName}".Trim()),
            ("children", Counts(summary.Campaign.Counts)),
            ("cost so far", Cost(summary.Usage)),
            ("next", finished ? "" : Next(summary)),
            ("waiting", Some(summary.Waiting.Select(one => $"{one.Child} for {one.For}").ToList(), MostWaiting, " | ")),
            ("gates", Some(summary.Gates.Select(gate => $"{gate.Id} ({string.Join('/', gate.Choices)})").ToList(), MostWaiting, "; ")),
        ];
        return [.. lines.Where(line => line.Text.Length > 0)];
    }

    private static string LastRun(LastRun? run, Func<DateTimeOffset, string> when) => run switch
    {
        null => "there was none yet",
        { ExitCode: null } => $"no. {run.Number}, until {when(run.EndedAt)}: {run.Reason}",
        { ExitCode: ExitCode.Success, Reason: RunStopped.Complete } => $"no. {run.Number}, until {when(run.EndedAt)}: it completed the campaign",
        { ExitCode: ExitCode.Success } => $"no. {run.Number}, until {when(run.EndedAt)}: {run.Reason}",
        { ExitCode: { } code } => $"no. {run.Number}, until {when(run.EndedAt)}: {code.ToSlug()} ({(int)code}), {run.Reason}",
    };

    private static string Counts(CampaignCounts counts)
    {
        (string Word, int Count)[] all =
        [
            ("completed", counts.Completed), ("failed", counts.Failed), ("escalated", counts.Escalated), ("skipped", counts.Skipped),
            ("cancelled", counts.Cancelled), ("active", counts.Active), ("ready", counts.Ready), ("pending", counts.Pending),
        ];
        return string.Join(", ", all.Where(one => one.Count > 0).Select(one => $"{one.Count} {one.Word}"));
    }

    private static string Cost(Usage? usage) =>
        usage?.CostUsd is { } cost ? "$" + cost.ToString("0.00##", CultureInfo.InvariantCulture) : "";

    private static string Next(ResumeSummary summary) => summary switch
    {
        { Next.Count: > 0 } => Some(summary.Next, MostNames, ", "),
        { Hold: { } hold } => $"nothing: {hold}",
        { Campaign.StageName: { } stage } => $"stage {summary.Campaign.Stage} {stage}".Replace("  ", " ", StringComparison.Ordinal),
        _ => "",
    };

    private static string Some(IReadOnlyList<string> all, int most, string separator) =>
        string.Join(separator, all.Take(most)) + (all.Count > most ? $" and {all.Count - most} more" : "");
}
