using System.Text.Json;
using System.Text.Json.Nodes;
using Coro.Engine.Loading;
using Coro.Engine.Stages;

namespace Coro.Engine.State.SkillForge;

/// <summary>Reads the part of a Skill Forge state that is about the campaign as a whole.</summary>
internal sealed class SkillForgeCampaign(YamlCursor yaml, CampaignState state, List<string> notes)
{
    private static readonly KeySet Keys = new(
        "name", "started_at", "last_updated", "current_stage", "directive_path", "quality_gate", "health_findings_queue",
        "architecture_doc_path", "capstone", "verification", "refinement");

    private static readonly string[] Needed =
        ["name", "started_at", "last_updated", "current_stage", "quality_gate", "health_findings_queue"];

    private static readonly KeySet Quality = new("hard", "soft_target", "soft_fallback");
    private static readonly KeySet Capstone = new("skill_path", "quality_score", "verified", "completed_at");
    private static readonly KeySet Verification = new("report_path", "overall_verdict", "coverage_percentage", "recommendation_count");
    private static readonly KeySet Refinement = new("refined_path", "gap_count", "issue_count", "improvement_count");

    /// <summary>What a verification may say of the whole.</summary>
    public static readonly string[] Verdicts = ["Verified", "Plausible", "Risky", "Blocked"];

    /// <summary>Where findings about the tool itself may go.</summary>
    public static readonly string[] Queues = ["local", "improvement"];

    public void Read() => yaml.Mapping(Keys, Needed, key =>
    {
        if (!ReadSetting(key))
            ReadProgress(key);
    });

    private bool ReadSetting(string key)
    {
        var settings = state.Settings;
        switch (key)
        {
            case "quality_gate": state.Settings = settings with { QualityGate = ReadQuality() }; break;
            case "directive_path": state.Settings = settings with { DirectivePath = yaml.StrictText() }; break;
            case "architecture_doc_path": state.Settings = settings with { ArchitectureDocPath = yaml.StrictTextOrNull() }; break;
            case "health_findings_queue":
                if (yaml.Word(Queues) is { } queue)
                    state.Settings = settings with { HealthFindingsQueue = Queues[queue] };
                break;
            default: return false;
        }

        return true;
    }

    private void ReadProgress(string key)
    {
        switch (key)
        {
            case "name": state.Name = yaml.StrictText() ?? ""; break;
            case "started_at": state.StartedAt = yaml.Time() ?? default; break;
            case "last_updated": state.LastUpdated = yaml.Time() ?? default; break;
            case "current_stage": state.CurrentStage = yaml.Int(0, StageList.Last.Number); break;
            case "capstone": ReadResult(StageList.Capstone, ReadCapstone); break;
            case "verification": ReadResult(StageList.Verify, ReadVerification); break;
            case "refinement": ReadResult(StageList.Refine, ReadRefinement); break;
        }
    }

    private QualityGate ReadQuality()
    {
        var quality = new QualityGate();
        yaml.Mapping(Quality, [.. Quality.Keys], key => quality = key switch
        {
            "hard" => quality with { Hard = ReadHard() },
            "soft_target" => quality with { SoftTarget = yaml.ScoreOrNull() ?? quality.SoftTarget },
            _ => quality with { SoftFallback = yaml.ScoreOrNull() ?? quality.SoftFallback },
        });
        return quality;
    }

    // Skill Forge leaves it to whoever reads it what such a word means; here the strictest of those known holds.
    private HardGate ReadHard()
    {
        if (yaml.StrictText() is not { } word)
            return default;
        var known = Array.IndexOf(Words.All<HardGate>(), word);
        if (known >= 0)
            return Words.At<HardGate>(known);
        notes.Add($"the hard gate {Shown.Quote(word)} is not known here; {Words.Of(HardGate.ZeroCriticalHigh)} holds instead");
        return HardGate.ZeroCriticalHigh;
    }

    private void ReadResult(StageName stage, Func<JsonObject, StepResult> read)
    {
        if (yaml.TakeNull())
            return;
        var more = new JsonObject();
        var result = read(more);
        using var extra = JsonDocument.Parse(more.ToJsonString());
        state.StageResults[stage.Slug] = new(
            StepOutcome.Success, null,
            more.Count == 0 ? result : result with { Extra = extra.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone()) });
    }

    private StepResult ReadCapstone(JsonObject more)
    {
        var result = new StepResult();
        yaml.Mapping(Capstone, [], key =>
        {
            switch (key)
            {
                case "skill_path": result = result with { SkillPath = yaml.StrictTextOrNull() }; break;
                case "quality_score": result = result with { QualityScore = yaml.ScoreOrNull() }; break;
                case "verified": Add(more, key, yaml.Bool()); break;
                default: Add(more, key, YamlText.Time(yaml.Time())); break;
            }
        });
        return result;
    }

    private StepResult ReadVerification(JsonObject more)
    {
        yaml.Mapping(Verification, [], key =>
        {
            switch (key)
            {
                case "report_path": Add(more, key, yaml.StrictTextOrNull()); break;
                case "overall_verdict": Add(more, key, yaml.Word(Verdicts) is { } verdict ? Verdicts[verdict] : null); break;
                case "coverage_percentage": Add(more, key, yaml.NumberOrNull()); break;
                default: Add(more, key, yaml.WholeOrNull()); break;
            }
        });
        return new();
    }

    private StepResult ReadRefinement(JsonObject more)
    {
        yaml.Mapping(Refinement, [], key =>
        {
            if (key == "refined_path")
                Add(more, key, yaml.StrictTextOrNull());
            else
                Add(more, key, yaml.WholeOrNull());
        });
        return new();
    }

    private static void Add(JsonObject more, string key, JsonNode? value)
    {
        if (value is not null)
            more.Add(key, value);
    }
}
