using System.Text.Json;

namespace Coro.Cli.Rendering.Json;

/// <summary>A child as JSON. The names are those of the state file where it has them.</summary>
internal static class ChildJson
{
    /// <summary>Writes the child.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="child">The child.</param>
    /// <param name="logs">The paths of its logs; null: they were not looked for.</param>
    public static void Write(Utf8JsonWriter json, CampaignChild child, IReadOnlyList<string>? logs = null)
    {
        json.WriteStartObject();
        json.WriteString("name", child.Name);
        json.WriteString("status", Words.Of(child.Status));
        json.WriteString("tier", Words.Of(child.Tier));
        json.WriteString("lane", child.Lane);
        json.WriteStrings("depends_on", child.DependsOn);
        json.WriteStrings("forced", child.Forced);
        json.WriteString("waiting_for", child.WaitingFor);
        json.WriteMoment("waiting_until", child.WaitingUntil);
        json.WriteString("step", child.Step);
        json.WriteNumber("attempt", child.Attempt);
        json.WriteNumber("try", child.Try);
        json.WriteMaybe("quality_score", child.QualityScore);
        json.WriteBoolean("below_target", child.BelowTarget);
        WriteFindings(json, child.Findings);
        json.WriteStrings("workarounds_applied", child.Workarounds);
        json.WriteString("repo_url", child.RepoUrl);
        json.WriteString("pin", child.Pin);
        json.WriteString("commit_sha", child.CommitSha);
        json.WriteString("brief_path", child.BriefPath);
        json.WriteString("skill_path", child.SkillPath);
        json.WriteString("export_path", child.ExportPath);
        json.WriteString("export_problem", child.ExportProblem);
        json.WriteMoment("started_at", child.StartedAt);
        json.WriteMoment("completed_at", child.CompletedAt);
        json.WriteSeconds("duration_seconds", child.Duration);
        json.WriteString("reason", child.Reason);
        json.WriteString("message", child.Message);
        WritePullRequests(json, child.PullRequests);
        json.WriteTracker(child.Tracker);
        WriteUsage(json, child.Usage);
        json.WriteString("folder", child.Folder);
        if (child.Explanation is { } explanation)
            WriteExplanation(json, explanation);
        if (logs is not null)
            json.WriteStrings("logs", logs);
        json.WriteEndObject();
    }

    public static void WriteUsage(Utf8JsonWriter json, Usage? usage)
    {
        if (usage is null)
        {
            json.WriteNull("usage");
            return;
        }

        json.WriteStartObject("usage");
        json.WriteMaybe("input_tokens", usage.InputTokens);
        json.WriteMaybe("output_tokens", usage.OutputTokens);
        json.WriteMaybe("cache_read_input_tokens", usage.CacheReadInputTokens);
        json.WriteMaybe("cache_creation_input_tokens", usage.CacheCreationInputTokens);
        json.WriteMaybe("cost_usd", usage.CostUsd);
        json.WriteEndObject();
    }

    private static void WritePullRequests(Utf8JsonWriter json, IReadOnlyList<PullRequest> requests)
    {
        json.WriteStartArray("pull_requests");
        foreach (var request in requests)
        {
            json.WriteStartObject();
            json.WriteString("url", request.Url);
            json.WriteString("status", Words.Of(request.Status));
            json.WriteString("repository", request.Repository);
            json.WriteString("branch", request.Branch);
            json.WriteString("base", request.Base);
            json.WriteString("title", request.Title);
            json.WriteString("problem", request.Problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteExplanation(Utf8JsonWriter json, ChildExplanation explanation)
    {
        json.WriteStartObject("explanation");
        json.WriteString("why", explanation.Why);
        json.WriteString("on_resume", Words.Of(explanation.OnResume).Replace(' ', '-'));
        json.WriteString("because", explanation.Because);
        json.WriteStrings("details", explanation.Details);
        json.WriteEndObject();
    }

    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("severity", Words.Of(finding.Severity));
            json.WriteString("title", finding.Title);
            json.WriteString("detail", finding.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
