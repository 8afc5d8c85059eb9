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
        WriteQuality(json, overview.QualityGate);
        DirectiveJson.WriteOverrides(json, overview.QualityOverrides);
        StagesJson.WriteMembers(json, overview.Stages);
        GateJson.WriteMember(json, overview.Gates);
        json.WriteStartArray("rate_limits");
        foreach (var limit in overview.RateLimits)
        {
            json.WriteStartObject();
            json.WriteString("provider", limit.Provider);
            json.WriteMoment("until", limit.Until);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteProposed(json, overview.Proposed);
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

    private static void WriteProposed(Utf8JsonWriter json, LearnedChange? change)
    {
        if (change is null)
        {
            json.WriteNull("proposed");
            return;
        }

        json.WriteStartObject("proposed");
        json.WriteString("branch", change.Branch);
        json.WriteString("commit", change.Commit);
        json.WriteString("repository", change.Repository);
        json.WriteString("url", change.Url);
        json.WriteEndObject();
    }

    private static void WriteQuality(Utf8JsonWriter json, QualityGate gate)
    {
        json.WriteStartObject("quality_gate");
        json.WriteString("hard", Words.Of(gate.Hard));
        json.WriteNumber("soft_target", gate.SoftTarget);
        json.WriteNumber("soft_fallback", gate.SoftFallback);
        json.WriteEndObject();
    }
}
