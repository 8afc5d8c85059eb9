using System.Globalization;

namespace Coro.Engine.Reporting.Report;

/// <summary>Values in the words of a report, before any format escapes them.</summary>
internal static class ReportWords
{
    private const int MostFindings = 3;

    /// <summary>What stands where there is no value.</summary>
    public const string None = "-";

    public const string Unknown = "unknown";

    public static string Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? None;

    public static string Duration(TimeSpan? duration) => duration is { } known ? DurationText.Short(known) : None;

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A cost; null is unknown, which is not zero.</summary>
    public static string Cost(Usage? usage) =>
        usage?.CostUsd is { } cost ? "$" + cost.ToString("0.00##", CultureInfo.InvariantCulture) : Unknown;

    public static string Status(ChildStatus status) => StatusText.Of(status);

    public static string Gate(HardGate gate) => gate switch
    {
        HardGate.ZeroCriticalHigh => "zero-critical-high",
        HardGate.ZeroCritical => "zero-critical",
        _ => "none",
    };

    /// <summary>Why a child has its status: the stable word and the words for people; null: nothing to say.</summary>
    public static string? Reason(CampaignChild child) =>
        (child.Reason, child.Message) switch
        {
            (null, null) => null,
            (var reason, null) => reason,
            (null, var message) => message,
            var (reason, message) => $"{reason}: {message}",
        };

    /// <summary>A bar that the directive sets, for example <c>api: target 85, fallback 75 (thin docs; directive, line 4)</c>.</summary>
    public static string Override(QualityOverride one)
    {
        var scores = new[] { ("target", one.SoftTarget), ("fallback", one.SoftFallback) }
            .Where(score => score.Item2 is not null).Select(score => $"{score.Item1} {ScoreText.Of(score.Item2!.Value)}");
        var line = string.Create(CultureInfo.InvariantCulture, $"directive, line {one.Line}");
        return $"{one.Child ?? "all"}: {string.Join(", ", scores)} ({(one.Reason is null ? "" : one.Reason + "; ")}{line})";
    }

    /// <summary>Findings by severity, the worst first, for example <c>1 critical, 2 low</c>; null: there are none.</summary>
    public static string? Findings(CampaignChild child) => child.Findings.Count == 0 ? null : string.Join(", ", child.Findings
        .GroupBy(finding => finding.Severity)
        .OrderByDescending(group => group.Key)
        .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"));

    /// <summary>The children that passed only thanks to the fallback.</summary>
    public static IReadOnlyList<ReportChild> BelowTarget(ReportModel model) =>
        [.. model.Of(ChildStatus.Completed).Where(child => child.View.BelowTarget)];

    /// <summary>How far below, and the worst of what was found: <c>score 84.5 is below the target 90; medium: no README</c>.</summary>
    public static string BelowTargetText(CampaignChild child)
    {
        // The gate's own words have the score in them; somebody's who accepted the child have not.
        var score = child.QualityScore is { } known && child.Reason?.StartsWith("score ", StringComparison.Ordinal) != true ? ScoreText.Of(known) : null;
        var findings = child.Findings.OrderByDescending(finding => finding.Severity)
            .Select(finding => $"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Title}").ToList();
        var more = findings.Count > MostFindings ? $"and {findings.Count - MostFindings} more" : null;
        return string.Join("; ", new[] { score, child.Reason }.Concat(findings.Take(MostFindings)).Append(more).OfType<string>());
    }

    /// <summary>What was not exported, and why.</summary>
    public static IEnumerable<(string Name, string Problem)> ExportProblems(ReportModel model)
    {
        foreach (var child in model.Children.Where(child => child.View.ExportProblem is not null))
            yield return (child.Name, child.View.ExportProblem!);
        if (model.StackExportProblem is { } problem)
            yield return ("the stack skill", problem);
    }

    /// <summary>What stands where nothing needs a look.</summary>
    public static string NothingToSee(ReportModel model) =>
        model.Children.Count == 0 ? "There are no children." : "Nothing: every child completed, and none is below target.";

    /// <summary>How the campaign went, and why it goes no further, in a sentence or two.</summary>
    public static string Outcome(ReportModel model)
    {
        var counts = model.Campaign.Counts;
        var parts = new List<string> { $"{counts.Completed} of {counts.Total} {(counts.Total == 1 ? "child" : "children")} completed" };
        Add(BelowTarget(model).Count, "of them below target");
        Add(counts.Failed, "failed");
        Add(counts.Escalated, counts.Escalated == 1 ? "waits for a decision" : "wait for a decision");
        Add(counts.Skipped, "skipped");
        Add(counts.Cancelled, "cancelled");
        Add(counts.Pending + counts.Ready + counts.Active, "unfinished");
        var outcome = $"{string.Join(", ", parts)}, in {DurationText.Short(model.Campaign.Duration)}.";
        if (model.Campaign.Reason is not { Length: > 0 } reason)
            return outcome;
        return $"{outcome} {char.ToUpperInvariant(reason[0])}{reason[1..].TrimEnd('.')}.";

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add($"{count} {what}");
        }
    }
}
