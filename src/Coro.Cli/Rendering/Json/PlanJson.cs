using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>plan --json</c>.</summary>
internal static class PlanJson
{
    public static void Write(Utf8JsonWriter json, CampaignPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("campaign", plan.Campaign);
        json.WriteNumber("total", plan.Children.Count);
        json.WriteBoolean("circular_deps_detected", plan.HasCycle);
        json.WriteStrings("cycle_path", plan.CyclePath);
        json.WriteStrings("cycle_participants", plan.CycleParticipants);
        json.WriteStrings("execution_order", plan.ExecutionOrder);
        json.WriteStrings("starts_first", plan.StartsFirst);
        json.WriteStrings("critical_path", plan.CriticalPath);
        json.WriteStartArray("levels");
        foreach (var level in plan.Levels)
        {
            json.WriteStartArray();
            json.WriteValues(level);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        WriteTiers(json, plan.Children);
        WriteChildren(json, plan);
        json.WriteEndObject();
    }

    private static void WriteTiers(Utf8JsonWriter json, IReadOnlyList<ChildDefinition> children)
    {
        json.WriteStartObject("tiers");
        foreach (var tier in (Tier[])[Tier.A, Tier.B])
        {
            json.WriteStartArray(Words.Of(tier));
            foreach (var child in children)
            {
                if (child.Tier != tier)
                    continue;
                json.WriteStringValue(child.Name);
                json.Drain();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteChildren(Utf8JsonWriter json, CampaignPlan plan)
    {
        var levels = PlanLevels.Of(plan);
        json.WriteStartArray("children");
        foreach (var child in plan.Children)
        {
            json.WriteStartObject();
            json.WriteString("name", child.Name);
            json.WriteString("tier", Words.Of(child.Tier));
            json.WriteString("lane", child.Lane);
            json.WriteMaybe("level", levels.TryGetValue(child.Name, out var level) ? level : (long?)null);
            json.WriteStartArray("depends_on");
            foreach (var dependency in child.DependsOn)
                json.WriteStringValue(dependency.Child);
            json.WriteEndArray();
            json.WriteStrings("locks", child.Locks);
            json.WriteString("repo_url", child.RepoUrl);
            json.WriteString("pin", child.Pin);
            json.WriteEndObject();
            json.Drain();
        }

        json.WriteEndArray();
    }
}
