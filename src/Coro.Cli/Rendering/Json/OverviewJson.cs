using System.Text.Json;
using Coro.Engine.Reporting;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>status --json</c> and <c>show --json</c>.</summary>
internal static class OverviewJson
{
    public static void Write(Utf8JsonWriter json, CampaignOverview overview)
    {
        json.WriteStartObject();
        CampaignJson.WriteMembers(json, overview.Campaign);
        ChildJson.WriteUsage(json, overview.Usage);
        StagesJson.WriteMembers(json, overview.Stages);
        GateJson.WriteMember(json, overview.Gates);
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
}
