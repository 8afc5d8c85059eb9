using System.Text.Json;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// What campaign-level commands answered, as a part of the state file: what has a name in the Skill Forge format in keys of its
/// own, the rest as the JSON that it is, since a command may answer anything.
/// </summary>
internal static class StageResultText
{
    public static void Write(YamlText yaml, CampaignState state)
    {
        foreach (var (stage, key) in StageKeys.Known)
        {
            if (!state.StageResults.TryGetValue(stage, out var result))
                continue;
            yaml.Key(2, key);
            yaml.EndLine();
            Result(yaml, 4, result);
        }

        var others = state.StageResults.Where(r => !StageKeys.Known.ContainsKey(r.Key)).ToList();
        for (var i = 0; i < others.Count; i++)
        {
            if (i == 0)
            {
                yaml.Key(2, "stage_results");
                yaml.EndLine();
            }

            yaml.Line(6, "stage", others[i].Key, first: true);
            Result(yaml, 6, others[i].Value);
        }
    }

    private static void Result(YamlText yaml, int indent, StageResult result)
    {
        yaml.Line(indent, "outcome", Words.Of(result.Outcome));
        Text("message", result.Message);
        if (result.CompletedAt is { } time)
            yaml.Line(indent, "completed_at", time);
        if (result.Result is not { } answer)
            return;
        Text("skill_path", answer.SkillPath);
        Number("quality_score", answer.QualityScore);
        Text("report_path", answer.ReportPath);
        if (answer.OverallVerdict is { } verdict)
            yaml.Line(indent, "overall_verdict", Words.Of(verdict));
        Number("coverage_percentage", answer.CoveragePercentage);
        Number("recommendation_count", answer.RecommendationCount);
        Text("refined_path", answer.RefinedPath);
        Number("gap_count", answer.GapCount);
        Number("issue_count", answer.IssueCount);
        Number("improvement_count", answer.ImprovementCount);
        var rest = Rest(answer);
        if (rest != new StepResult() || rest == answer)
            yaml.Line(indent, "result", JsonSerializer.Serialize(rest, EventJson.Default.StepResult));

        void Text(string key, string? text)
        {
            if (text is not null)
                yaml.Line(indent, key, text);
        }

        void Number(string key, decimal? number)
        {
            if (number is not null)
                yaml.Line(indent, key, number);
        }
    }

    /// <summary>What has no key of its own.</summary>
    private static StepResult Rest(StepResult answer) => answer with
    {
        SkillPath = null,
        QualityScore = null,
        ReportPath = null,
        OverallVerdict = null,
        CoveragePercentage = null,
        RecommendationCount = null,
        RefinedPath = null,
        GapCount = null,
        IssueCount = null,
        ImprovementCount = null,
    };
}
