using System.Globalization;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>What a campaign-level command answered, in the words that all front ends and reports use.</summary>
public static class StageText
{
    /// <summary>How it ended, and its figures: <c>success, Verified, 92.5 % covered, 3 recommendations</c>.</summary>
    /// <param name="stage">The stage.</param>
    public static string Summary(CampaignStage stage) => Summary(stage.Outcome, stage.Result);

    internal static string Summary(StepOutcome outcome, StepResult? result) => string.Join(", ", [Outcome(outcome), .. Figures(result)]);

    /// <summary>The files and folders that it made, the most important one first.</summary>
    /// <param name="stage">The stage.</param>
    public static IReadOnlyList<string> Paths(CampaignStage stage)
    {
        var result = stage.Result;
        return [.. new[] { result?.SkillPath, result?.ReportPath, result?.RefinedPath }.OfType<string>()];
    }

    /// <summary>An outcome as people read it, for example <c>timed out</c>.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Outcome(StepOutcome outcome) => outcome switch
    {
        StepOutcome.RateLimited => "rate-limited",
        StepOutcome.TimedOut => "timed out",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Figures(StepResult? result)
    {
        if (result is null)
            yield break;
        if (result.QualityScore is { } score)
            yield return $"score {ScoreText.Of(score)}";
        if (result.Verdict is { } integration)
            yield return Words.Of(integration);
        if (result.OverallVerdict is { } verdict)
            yield return verdict.ToString();
        if (result.CoveragePercentage is { } coverage)
            yield return coverage.ToString("0.##' % covered'", CultureInfo.InvariantCulture);
        foreach (var (count, what) in new[]
        {
            (result.RecommendationCount, "recommendation"), (result.GapCount, "gap"), (result.IssueCount, "issue"),
            (result.ImprovementCount, "improvement"),
        })
        {
            if (count is { } known)
                yield return string.Create(CultureInfo.InvariantCulture, $"{known} {what}{(known == 1 ? "" : "s")}");
        }
    }
}
