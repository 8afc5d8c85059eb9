using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>Campaigns as JSON. The names are those of the state file where it has them.</summary>
internal static class CampaignJson
{
    /// <summary>The document of <c>list --json</c>.</summary>
    public static void WriteList(
        Utf8JsonWriter json, IReadOnlyList<Campaign> campaigns, IReadOnlyDictionary<string, CoroException> unreadable)
    {
        json.WriteStartObject();
        json.WriteStartArray("campaigns");
        foreach (var campaign in campaigns)
        {
            json.WriteStartObject();
            WriteMembers(json, campaign);
            json.WriteEndObject();
            json.Drain();
        }

        json.WriteEndArray();
        json.WriteStartArray("unreadable");
        foreach (var (name, error) in unreadable.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("code", error.ExitCode.ToSlug());
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, Campaign campaign)
    {
        json.WriteString("name", campaign.Name);
        json.WriteString("job_id", campaign.JobId);
        json.WriteString("status", Words.Of(campaign.Status));
        json.WriteString("workflow", Words.Of(campaign.Workflow));
        json.WriteMaybe("stage", campaign.Stage);
        json.WriteString("stage_name", campaign.StageName);
        json.WriteNumber("progress", Math.Round(campaign.Counts.Progress, 4));
        WriteCounts(json, campaign.Counts);
        json.WriteMoment("started_at", campaign.StartedAt);
        json.WriteMoment("last_updated", campaign.LastUpdated);
        json.WriteSeconds("duration_seconds", campaign.Duration);
        json.WriteMaybe("exit_code", (int?)campaign.ExitCode);
        WriteStop(json, campaign.Stopping);
        json.WriteMaybe("interactive", campaign.Interactive);
        json.WriteString("reason", campaign.Reason);
        json.WriteMoment("waiting_until", campaign.WaitingUntil);
        json.WriteString("workspace", campaign.Workspace);
        json.WriteString("root", campaign.Root);
    }

    private static void WriteStop(Utf8JsonWriter json, CampaignStop? stop)
    {
        if (stop is null)
        {
            json.WriteNull("stopping");
            return;
        }

        json.WriteStartObject("stopping");
        json.WriteString("by", stop.By);
        json.WriteString("why", stop.Why);
        json.WriteBoolean("at_once", stop.AtOnce);
        json.WriteMoment("at", stop.At);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, CampaignCounts counts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("pending", counts.Pending);
        json.WriteNumber("ready", counts.Ready);
        json.WriteNumber("active", counts.Active);
        json.WriteNumber("completed", counts.Completed);
        json.WriteNumber("failed", counts.Failed);
        json.WriteNumber("escalated", counts.Escalated);
        json.WriteNumber("skipped", counts.Skipped);
        json.WriteNumber("cancelled", counts.Cancelled);
        json.WriteNumber("total", counts.Total);
        json.WriteEndObject();
    }
}
