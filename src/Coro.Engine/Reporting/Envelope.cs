using System.Text.Json;

namespace Coro.Engine.Reporting;

/// <summary>
/// The last line of a headless run: how it ended, for automation. The keys of the contract come first and in its order;
/// ours follow, and more may follow them.
/// </summary>
public static class Envelope
{
    /// <summary>What the line starts with, so that it can be found in any output.</summary>
    public const string Prefix = "SKF_CAMPAIGN_RESULT_JSON: ";

    /// <summary>Writes the line of a campaign, without a line break at its end.</summary>
    /// <param name="result">How its run ended.</param>
    /// <returns>
    /// With exit code 0 the success form, which belongs on standard output; with any other the error form, which
    /// belongs on standard error. Exit code 10 is the error form of a campaign that is complete but for its report.
    /// </returns>
    public static string Of(CampaignResult result) => Prefix + OneLineJson.Write(json =>
    {
        if (result.ExitCode == ExitCode.Success)
            WriteSuccess(json, result);
        else
            WriteError(json, result);
        WriteMore(json, result);
    });

    /// <summary>Writes the line of a run that failed before there was a campaign to tell of.</summary>
    /// <param name="exception">Why.</param>
    /// <param name="phase">The stage or command in which it happened, for example <c>setup</c>.</param>
    /// <returns>The error form, which belongs on standard error.</returns>
    public static string Of(Exception exception, string phase) => Prefix + OneLineJson.Write(json =>
    {
        WriteHalt(json, ExitCodes.From(exception), phase, ExitCodes.Describe(exception));
        WriteCounts(json, completed: 0, failed: 0);
        json.WriteNull("campaign_report_path");
        json.WriteNull("decision_log");
    });

    private static void WriteSuccess(Utf8JsonWriter json, CampaignResult result)
    {
        json.WriteString("status", "success");
        WriteCounts(json, result.Campaign.Counts.Completed, result.Campaign.Counts.Failed);
        WriteScores(json, result);
        WritePaths(json, result);
        json.WriteString("duration", DurationText.Whole(result.Duration));
        json.WriteNumber("exit_code", (int)result.ExitCode);
        json.WriteString("phase", result.Phase);
    }

    private static void WriteError(Utf8JsonWriter json, CampaignResult result)
    {
        WriteHalt(json, result.ExitCode, result.Phase, result.Error ?? result.Campaign.Reason ?? result.ExitCode.ToSlug());
        WriteCounts(json, result.Campaign.Counts.Completed, result.Campaign.Counts.Failed);
        WritePaths(json, result);
        WriteScores(json, result);
        json.WriteString("duration", DurationText.Whole(result.Duration));
    }

    private static void WriteHalt(Utf8JsonWriter json, ExitCode code, string phase, string message)
    {
        json.WriteString("status", "error");
        json.WriteNumber("exit_code", (int)code);
        json.WriteString("phase", phase);
        json.WriteStartObject("error");
        json.WriteString("code", code.ToSlug());
        json.WriteString("message", message);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, int completed, int failed)
    {
        json.WriteNumber("skills_completed", completed);
        json.WriteNumber("skills_failed", failed);
    }

    private static void WriteScores(Utf8JsonWriter json, CampaignResult result)
    {
        json.WriteStartObject("quality_scores");
        foreach (var (child, score) in result.QualityScores.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteNumber(child, score);
        json.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter json, CampaignResult result)
    {
        json.WriteString("campaign_report_path", result.ReportPath);
        json.WriteString("decision_log", result.DecisionLogPath);
    }

    private static void WriteMore(Utf8JsonWriter json, CampaignResult result)
    {
        var (campaign, counts) = (result.Campaign, result.Campaign.Counts);
        json.WriteNumber("duration_seconds", Math.Round(result.Duration.TotalSeconds, 3));
        json.WriteNumber("skills_total", counts.Total);
        json.WriteNumber("skills_skipped", counts.Skipped);
        json.WriteNumber("skills_escalated", counts.Escalated);
        json.WriteNumber("skills_cancelled", counts.Cancelled);
        json.WriteString("campaign", campaign.Name);
        json.WriteString("job_id", campaign.JobId);
        json.WriteString("workspace", campaign.Workspace);
        StagesJson.WriteMembers(json, result.Stages);
    }
}
