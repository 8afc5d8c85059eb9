using System.Globalization;

namespace Coro.Engine.Reporting.TestResults;

/// <summary>
/// A campaign as test results: its children, the judgement of each result that has a score or findings, the gates that wait, and the stages that answered.
/// What nobody ran is skipped, never passed.
/// </summary>
internal static class TestSuites
{
    public static IReadOnlyList<TestSuite> Of(CampaignOverview campaign)
    {
        var name = campaign.Campaign.Name;
        TestSuite[] suites =
        [
            new($"{name}.children", [.. campaign.Children.Select(Child)]),
            new($"{name}.gates", [.. campaign.Children.Where(IsJudged).Select(Judgement), .. campaign.Gates.Where(gate => gate.Kind != GateKind.Quality).Select(Waiting)]),
            new($"{name}.stages", [.. campaign.Stages.Select(Stage)]),
        ];
        return [.. suites.Where(suite => suite.Cases.Count > 0)];
    }

    private static TestCase Child(CampaignChild child) => new(child.Name, Outcome(child.Status))
    {
        Duration = child.Duration ?? TimeSpan.Zero,
        StartedAt = child.StartedAt,
        Reason = child.Reason ?? StatusText.Of(child.Status),
        Message = child.Status == ChildStatus.Completed ? "" : $"{StatusText.Of(child.Status)}: {Why(child)}",
        Details = child.Status is ChildStatus.Failed or ChildStatus.Escalated ? [.. Findings(child), .. child.Explanation?.Details ?? []] : [],
        Properties = [.. Facts(child)],
    };

    // A child that is not done has not passed, but only one that failed or waits for a person has failed.
    private static TestOutcome Outcome(ChildStatus status) => status switch
    {
        ChildStatus.Completed => TestOutcome.Passed,
        ChildStatus.Failed or ChildStatus.Escalated => TestOutcome.Failed,
        _ => TestOutcome.Skipped,
    };

    private static bool IsJudged(CampaignChild child) =>
        child.QualityScore is not null || child.Findings.Count > 0 || child.Status == ChildStatus.Escalated;

    private static TestCase Judgement(CampaignChild child) => new(
        $"quality:{child.Name}",
        child.Status switch
        {
            ChildStatus.Completed => TestOutcome.Passed,
            ChildStatus.Failed or ChildStatus.Escalated => TestOutcome.Failed,
            _ => TestOutcome.Skipped,
        })
    {
        Reason = child.Reason ?? StatusText.Of(child.Status),
        Message = child.Status == ChildStatus.Completed ? "" : Why(child),
        Details = [.. Findings(child)],
        Properties = [.. Facts(child).Where(fact => fact.Key is "quality_score" or "below_target")],
    };

    private static TestCase Waiting(Gate gate) => new(gate.Id, TestOutcome.Failed)
    {
        Reason = "awaiting-input",
        Message = $"{gate.Question} ({string.Join(", ", gate.Choices)})",
        StartedAt = gate.Since,
        Details = gate.Facts,
    };

    private static TestCase Stage(CampaignStage stage) => new(
        stage.Name, stage.Outcome == StepOutcome.Success ? TestOutcome.Passed : TestOutcome.Failed)
    {
        Reason = StageText.Outcome(stage.Outcome),
        Message = stage.Outcome == StepOutcome.Success ? "" : $"{StageText.Summary(stage)}{(stage.Message is null ? "" : $": {stage.Message}")}",
        Details = StageText.Paths(stage),
    };

    private static string Why(CampaignChild child)
    {
        var why = WhyText.Of(child);
        return why.Length > 0 ? why : child.Explanation?.Why ?? "no reason given";
    }

    private static IEnumerable<string> Findings(CampaignChild child) => child.Findings.Select(finding =>
        $"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Title}{(finding.Detail is null ? "" : $" - {finding.Detail}")}");

    private static IEnumerable<KeyValuePair<string, string>> Facts(CampaignChild child)
    {
        yield return new("status", StatusText.Of(child.Status));
        yield return new("lane", child.Lane);
        yield return new("tier", child.Tier.ToString());
        if (child.Attempt > 0)
            yield return new("attempt", child.Attempt.ToString(CultureInfo.InvariantCulture));
        if (child.QualityScore is { } score)
            yield return new("quality_score", ScoreText.Of(score));
        if (child.BelowTarget)
            yield return new("below_target", "true");
        if (child.Usage?.CostUsd is { } cost)
            yield return new("cost_usd", cost.ToString("0.####", CultureInfo.InvariantCulture));
    }
}
