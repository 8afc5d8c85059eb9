using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>What children have learned, as JSON.</summary>
internal static class InsightJson
{
    /// <summary>The document of <c>insights --json</c>.</summary>
    public static void WriteList(Utf8JsonWriter json, CampaignOverview overview)
    {
        json.WriteStartObject();
        json.WriteString("campaign", overview.Campaign.Name);
        json.WriteString("job_id", overview.Campaign.JobId);
        json.WriteStartArray("insights");
        foreach (var insight in overview.Insights)
        {
            json.WriteStartObject();
            json.WriteString("id", insight.Id);
            json.WriteString("text", insight.Text);
            json.WriteStrings("tags", insight.Tags);
            json.WriteStrings("sources", insight.Sources);
            json.WriteString("status", Words.Of(insight.Status));
            json.WriteString("by", insight.By);
            json.WriteString("why", insight.Why);
            json.WriteMoment("at", insight.At);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
