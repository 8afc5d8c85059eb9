using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>status --json</c> and <c>show --json</c>.</summary>
internal static class OverviewJson
{
    public static void Write(Utf8JsonWriter json, CampaignOverview overview)
    {
        json.WriteStartObject();
        CampaignJson.WriteMembers(json, overview.Campaign);
        ChildJson.WriteUsage(json, overview.Usage);
        WriteGates(json, overview.Gates);
        json.WriteStrings("decisions", overview.Decisions);
        json.WriteStartArray("children");
        foreach (var child in overview.Children)
        {
            ChildJson.Write(json, child);
            json.Drain();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGates(Utf8JsonWriter json, IReadOnlyList<Gate> gates)
    {
        json.WriteStartArray("gates");
        foreach (var gate in gates)
        {
            json.WriteStartObject();
            json.WriteString("id", gate.Id);
            json.WriteString("kind", Words.Of(gate.Kind));
            json.WriteString("question", gate.Question);
            json.WriteStrings("choices", gate.Choices);
            json.WriteString("default", gate.Default);
            json.WriteString("child", gate.Child);
            json.WriteMoment("since", gate.Since);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
