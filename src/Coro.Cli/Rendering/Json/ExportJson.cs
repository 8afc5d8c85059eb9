using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>What was exported, or would be, as JSON.</summary>
internal static class ExportJson
{
    public static void Write(Utf8JsonWriter json, ExportPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("campaign", plan.Campaign);
        json.WriteString("export_path", plan.Folder);
        json.WriteStartArray("skills");
        foreach (var item in plan.Items)
        {
            json.WriteStartObject();
            json.WriteString("name", item.Name);
            json.WriteString("child", item.Child);
            json.WriteString("tier", item.Tier is { } tier ? Words.Of(tier) : null);
            json.WriteMaybe("quality_score", item.QualityScore);
            json.WriteBoolean("below_target", item.BelowTarget);
            json.WriteString("skill_path", item.SkillPath);
            json.WriteString("export_path", item.ExportPath);
            json.WriteBoolean("replaces", item.Replaces);
            json.WriteString("outcome", Words.Of(item.Outcome));
            json.WriteString("problem", item.Problem);
            json.WriteEndObject();
            json.Drain();
        }

        json.WriteEndArray();
        json.WriteStartArray("context_files");
        foreach (var file in plan.ContextFiles)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("problem", file.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("notes", plan.Notes);
        json.WriteEndObject();
    }
}
