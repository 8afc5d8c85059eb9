using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>The questions that wait, as JSON.</summary>
internal static class GateJson
{
    /// <summary>The document of <c>gates --json</c>.</summary>
    public static void WriteList(Utf8JsonWriter json, CampaignOverview overview)
    {
        json.WriteStartObject();
        json.WriteString("campaign", overview.Campaign.Name);
        json.WriteString("job_id", overview.Campaign.JobId);
        WriteMember(json, overview.Gates);
        json.WriteEndObject();
    }

    /// <summary>The member <c>gates</c>.</summary>
    public static void WriteMember(Utf8JsonWriter json, IReadOnlyList<Gate> gates)
    {
        json.WriteStartArray("gates");
        foreach (var gate in gates)
        {
            json.WriteStartObject();
            json.WriteString("id", gate.Id);
            json.WriteString("kind", Words.Of(gate.Kind));
            json.WriteString("question", gate.Question);
            json.WriteStrings("facts", gate.Facts);
            json.WriteStrings("choices", gate.Choices);
            json.WriteString("default", gate.Default);
            json.WriteString("child", gate.Child);
            json.WriteMoment("since", gate.Since);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
