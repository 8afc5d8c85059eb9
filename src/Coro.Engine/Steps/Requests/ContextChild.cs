using System.Text.Json;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>A child as <c>context.json</c> tells of it: the same members wherever it stands.</summary>
internal static class ContextChild
{
    public static void Write(Utf8JsonWriter json, ChildState child, Workspace workspace)
    {
        var definition = child.Definition;
        json.WriteStartObject();
        json.WriteString("name", definition.Name);
        json.WriteString("status", Words.Of(child.Status));
        json.WriteString("tier", Words.Of(definition.Tier));
        json.WriteString("lane", definition.Lane);
        json.WriteString("repo_url", definition.RepoUrl);
        json.WriteString("pin", definition.Pin);
        json.WriteString("ref", child.Ref);
        json.WriteString("commit_sha", child.CommitSha);
        json.WriteString("description", definition.Description);
        Tracker(json, child.Tracker.Item ?? definition.Tracker);
        Texts(json, "depends_on", definition.DependsOn.Select(dependency => dependency.Child));
        json.WriteNumber("attempt", child.Attempt);
        json.WriteString("folder", child.Attempt > 0 ? workspace.Attempt(child.Name, child.Attempt) : null);
        json.WriteString("reason", child.Reason);
        json.WriteString("message", child.Message);
        Result(json, child);
        json.WriteEndObject();
    }

    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Tracker(Utf8JsonWriter json, TrackerReference? item)
    {
        if (item is null)
            return;
        json.WriteStartObject("tracker");
        json.WriteString("provider", item.Provider);
        json.WriteString("key", item.Key);
        json.WriteString("url", item.Url);
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, ChildState child)
    {
        json.WriteString("brief_path", child.BriefPath);
        json.WriteString("skill_path", child.SkillPath);
        json.WriteString("export_path", child.ExportPath);
        if (child.QualityScore is { } score)
            json.WriteNumber("quality_score", score);
        else
            json.WriteNull("quality_score");
        json.WriteBoolean("below_target", child.BelowTarget);
        json.WriteStartArray("findings");
        foreach (var finding in child.Findings)
        {
            json.WriteStartObject();
            json.WriteString("severity", Words.Of(finding.Severity));
            json.WriteString("title", finding.Title);
            json.WriteString("detail", finding.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "workarounds", child.Workarounds);
        Texts(json, "artifacts", child.Artifacts);
    }
}
