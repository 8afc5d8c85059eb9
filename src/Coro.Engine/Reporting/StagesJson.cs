using System.Text.Json;

namespace Coro.Engine.Reporting;

/// <summary>What campaign-level commands answered, as members of a JSON object. The names are those of the state file.</summary>
public static class StagesJson
{
    /// <summary>Writes <c>capstone</c>, <c>verification</c> and <c>refinement</c>; one that did not answer is null.</summary>
    /// <param name="json">Where to; an object has begun.</param>
    /// <param name="stages">Those that have answered.</param>
    public static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<CampaignStage> stages)
    {
        Member(json, "capstone", Find("capstone"), result =>
        {
            json.WriteString("skill_path", result?.SkillPath);
            Number(json, "quality_score", result?.QualityScore);
        });
        Member(json, "verification", Find("verify"), result =>
        {
            json.WriteString("report_path", result?.ReportPath);
            json.WriteString("overall_verdict", result?.OverallVerdict?.ToString());
            Number(json, "coverage_percentage", result?.CoveragePercentage);
            Number(json, "recommendation_count", result?.RecommendationCount);
        });
        Member(json, "refinement", Find("refine"), result =>
        {
            json.WriteString("refined_path", result?.RefinedPath);
            Number(json, "gap_count", result?.GapCount);
            Number(json, "issue_count", result?.IssueCount);
            Number(json, "improvement_count", result?.ImprovementCount);
        });

        CampaignStage? Find(string name) => stages.FirstOrDefault(stage => stage.Name == name);
    }

    private static void Member(Utf8JsonWriter json, string name, CampaignStage? stage, Action<StepResult?> figures)
    {
        if (stage is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("outcome", JsonNamingPolicy.KebabCaseLower.ConvertName(stage.Outcome.ToString()));
        json.WriteString("message", stage.Message);
        figures(stage.Result);
        if (stage.CompletedAt is { } time)
            json.WriteString("completed_at", time);
        else
            json.WriteNull("completed_at");
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
