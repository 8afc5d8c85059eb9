using System.Globalization;

namespace Coro.Engine.Jobs;

/// <summary>Decides by what is known of a job whether it is a campaign: by a number of signals, or by a policy. It explains itself.</summary>
public static class TriageRule
{
    private const string Unknown = "unknown";

    /// <summary>Decides.</summary>
    /// <param name="job">The job.</param>
    /// <param name="thresholds">From where on a signal counts.</param>
    public static TriageDecision Decide(CoroJob job, TriageThresholds thresholds)
    {
        var estimates = job.Estimates;
        var repositories = job.Repositories.Distinct(StringComparer.Ordinal).Count();
        int? services = estimates.Services is null && repositories == 0 ? null : Math.Max(estimates.Services ?? 0, repositories);
        TriageSignal[] signals =
        [
            new("pull requests", Show(estimates.PullRequests), $"more than {thresholds.PullRequests}", estimates.PullRequests > thresholds.PullRequests),
            new("services or repositories", Show(services), $"{thresholds.Services} or more", services >= thresholds.Services),
            new("dependency layers", Show(estimates.Layers), $"{thresholds.Layers} or more", estimates.Layers >= thresholds.Layers),
            new("parts that ship alone", Show(estimates.IndependentParts), $"{thresholds.IndependentParts} or more", estimates.IndependentParts >= thresholds.IndependentParts),
            new("failure isolation", estimates.FailureIsolation switch { true => "wanted", false => "not wanted", _ => Unknown }, "wanted", estimates.FailureIsolation == true),
            .. Policies(job, thresholds),
        ];
        var held = signals.Where(signal => signal is { Holds: true, IsPolicy: false }).ToList();
        var policy = signals.FirstOrDefault(signal => signal is { Holds: true, IsPolicy: true });
        var isCampaign = policy is not null || held.Count >= thresholds.Signals;
        return new()
        {
            IsCampaign = isCampaign,
            By = "rule",
            Signals = signals,
            Reason = policy is not null
                ? $"a campaign, since a policy says so: {policy.Name} {policy.Value} ({policy.Threshold})"
                : $"a {(isCampaign ? "campaign" : "task")}: {held.Count} of {thresholds.Signals} signals that are needed"
                    + (held.Count == 0 ? "" : $" ({string.Join(", ", held.Select(signal => signal.Name))})"),
        };
    }

    private static IEnumerable<TriageSignal> Policies(CoroJob job, TriageThresholds thresholds)
    {
        var most = job.Policy.MaxDiffLines ?? thresholds.MaxDiffLines;
        yield return new(
            "changed lines", Show(job.Estimates.DiffLines), most is { } limit ? $"more than {limit}" : "no limit",
            job.Estimates.DiffLines > most, IsPolicy: true);
        yield return new(
            "criteria that conflict across repositories", Show(job.Estimates.ConflictingCriteria), "1 or more",
            job.Estimates.ConflictingCriteria >= 1, IsPolicy: true);
    }

    private static string Show(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? Unknown;
}
