using System.Globalization;
using System.Text.Json;
using Coro.Engine.Planning;
using Coro.Engine.Stages;

namespace Coro.Engine.State.SkillForge;

/// <summary>
/// A state as the text of a Skill Forge state file: every key that it may have, and no other. Paths below the campaign's origin are
/// written as they start there, which is how Skill Forge has them.
/// </summary>
internal sealed class SkillForgeText
{
    private const int Indent = 4;

    private readonly ByteBuffer _buffer = new();
    private readonly YamlText _yaml;
    private readonly CampaignState _state;
    private readonly OriginRelative _paths;

    private SkillForgeText(CampaignState state)
    {
        (_yaml, _state) = (new(_buffer), state);
        _paths = new(state.Settings.Origin);
    }

    /// <summary>The content of the file.</summary>
    /// <param name="state">The state.</param>
    /// <param name="directive">The campaign's directive, where it has one; absolute.</param>
    public static byte[] Of(CampaignState state, string? directive)
    {
        var text = new SkillForgeText(state);
        text.Campaign(directive);
        text.Skills();
        text.Graph();
        return text._buffer.Written.ToArray();
    }

    private void Campaign(string? directive)
    {
        var settings = _state.Settings;
        Section("campaign");
        _yaml.Line(2, "name", _state.Name);
        _yaml.Line(2, "started_at", _state.StartedAt);
        _yaml.Line(2, "last_updated", _state.LastUpdated);
        _yaml.Line(2, "current_stage", Math.Clamp(_state.CurrentStage ?? 0, 0, StageList.Last.Number));
        if (directive is not null)
            _yaml.Line(2, "directive_path", _paths.Of(directive));
        if (settings.ArchitectureDocPath is { } document)
            _yaml.Line(2, "architecture_doc_path", _paths.Of(document));
        Section("quality_gate", 2);
        _yaml.Line(Indent, "hard", Words.Of(settings.QualityGate.Hard));
        _yaml.Line(Indent, "soft_target", settings.QualityGate.SoftTarget);
        _yaml.Line(Indent, "soft_fallback", settings.QualityGate.SoftFallback);
        _yaml.Line(2, "health_findings_queue", Queue(settings.HealthFindingsQueue));
        Capstone(Result(StageList.Capstone), Result(StageList.Verify));
        Verification(Result(StageList.Verify));
        Refinement(Result(StageList.Refine));
    }

    /// <summary>Where findings go, of the places that there are.</summary>
    public static string Queue(string? queue) => SkillForgeCampaign.Queues.Contains(queue) ? queue! : SkillForgeCampaign.Queues[0];

    // What did not succeed is not told of in this format.
    private StepResult? Result(StageName stage) =>
        _state.StageResults.GetValueOrDefault(stage.Slug) is { Outcome: StepOutcome.Success } done ? done.Result ?? new() : null;

    private void Capstone(StepResult? stack, StepResult? verification)
    {
        if (stack is null)
            return;
        var verdict = Text(verification, "overall_verdict");
        var verified = Extra(stack, "verified") is { ValueKind: JsonValueKind.True or JsonValueKind.False } said ? said.GetBoolean()
            : verdict is null ? (bool?)null : verdict == SkillForgeCampaign.Verdicts[0];
        Section("capstone", 2);
        _yaml.Line(Indent, "skill_path", _paths.Of(stack.SkillPath));
        _yaml.Line(Indent, "quality_score", stack.QualityScore);
        _yaml.Bare(Indent, "verified", verified switch { true => "true", false => "false", null => "null" });
        _yaml.Line(Indent, "completed_at", Time(stack, "completed_at"));
    }

    private void Verification(StepResult? result)
    {
        if (result is null)
            return;
        var verdict = Text(result, "overall_verdict");
        Section("verification", 2);
        _yaml.Line(Indent, "report_path", _paths.Of(Text(result, "report_path")));
        _yaml.Line(Indent, "overall_verdict", SkillForgeCampaign.Verdicts.Contains(verdict) ? verdict : null);
        _yaml.Line(Indent, "coverage_percentage", Number(result, "coverage_percentage"));
        _yaml.Line(Indent, "recommendation_count", Whole(result, "recommendation_count"));
    }

    private void Refinement(StepResult? result)
    {
        if (result is null)
            return;
        Section("refinement", 2);
        _yaml.Line(Indent, "refined_path", _paths.Of(Text(result, "refined_path")));
        _yaml.Line(Indent, "gap_count", Whole(result, "gap_count"));
        _yaml.Line(Indent, "issue_count", Whole(result, "issue_count"));
        _yaml.Line(Indent, "improvement_count", Whole(result, "improvement_count"));
    }

    private void Skills()
    {
        List("skills");
        foreach (var child in _state.Children)
        {
            _yaml.Line(Indent, "name", child.Name, first: true);
            _yaml.Bare(Indent, "status", Words.Of(SkillForgeStatus.Nearest(child.Status)));
            _yaml.Line(Indent, "depends_on", child.Definition.DependsOn.Select(on => on.Child));
            _yaml.Bare(Indent, "tier", Words.Of(child.Definition.Tier));
            _yaml.Line(Indent, "pin", child.Definition.Pin);
            _yaml.Line(Indent, "brief_path", _paths.Of(child.BriefPath));
            _yaml.Line(Indent, "skill_path", _paths.Of(child.SkillPath));
            _yaml.Line(Indent, "quality_score", child.QualityScore);
            _yaml.Line(Indent, "workarounds_applied", child.Workarounds);
            _yaml.Line(Indent, "started_at", child.StartedAt);
            _yaml.Line(Indent, "completed_at", child.CompletedAt);
            _yaml.Line(Indent, "commit_sha", child.CommitSha);
        }
    }

    private void Graph()
    {
        Section("dependency_graph");
        var graph = ChildGraph.Build([.. _state.Children.Select(c => c.Definition)], out _);
        _yaml.Key(2, "execution_order");
        _yaml.Raw(graph.Count == 0 ? " []\n" : "\n");
        foreach (var name in graph.Names(TopologicalOrder.Of(graph)))
        {
            _yaml.Raw("    - ");
            _yaml.Text(name);
            _yaml.EndLine();
        }

        _yaml.Bare(2, "circular_deps_detected", "false");
    }

    private void Section(string key, int indent = 0)
    {
        _yaml.Key(indent, key);
        _yaml.EndLine();
    }

    private void List(string key)
    {
        _yaml.Key(0, key);
        _yaml.Raw(_state.Children.Count == 0 ? " []\n" : "\n");
    }

    private static JsonElement? Extra(StepResult? result, string key) =>
        result?.Extra?.TryGetValue(key, out var value) == true ? value : null;

    private static string? Text(StepResult? result, string key) =>
        Extra(result, key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static decimal? Number(StepResult result, string key) =>
        Extra(result, key) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

    private static decimal? Whole(StepResult result, string key) =>
        Number(result, key) is { } number && number == decimal.Truncate(number) ? decimal.Truncate(number) : null;

    private static DateTimeOffset? Time(StepResult result, string key) =>
        DateTimeOffset.TryParse(Text(result, key), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;
}
