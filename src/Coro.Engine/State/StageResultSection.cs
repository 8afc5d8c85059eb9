using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>Reads what a campaign-level command answered: the part of the state file that <see cref="StageResultText"/> writes.</summary>
internal sealed class StageResultSection(YamlCursor yaml, CampaignState state)
{
    private static readonly string[] Answer =
    [
        "outcome", "message", "completed_at", "skill_path", "quality_score", "report_path", "overall_verdict", "coverage_percentage",
        "recommendation_count", "refined_path", "gap_count", "issue_count", "improvement_count", "result",
    ];

    private static readonly KeySet Keys = new(Answer);
    private static readonly KeySet ListedKeys = new(["stage", .. Answer]);

    private StageResult _read = new(default, null, null);
    private StepResult? _rest;
    private StepResult _named = new();

    /// <summary>Reads one that has a key of its own.</summary>
    public void Read(string stage)
    {
        yaml.Mapping(Keys, ["outcome"], ReadKey);
        Keep(stage);
    }

    /// <summary>Reads one of the list of all others.</summary>
    public void ReadListed()
    {
        string? stage = null;
        yaml.Mapping(ListedKeys, ["stage", "outcome"], key =>
        {
            if (key == "stage")
                stage = yaml.Free();
            else
                ReadKey(key);
        });
        if (stage is not null)
            Keep(stage);
    }

    private void Keep(string stage)
    {
        var result = _rest is null && _named == new StepResult() ? null : (_rest ?? new()) with
        {
            SkillPath = _named.SkillPath ?? _rest?.SkillPath,
            QualityScore = _named.QualityScore ?? _rest?.QualityScore,
            ReportPath = _named.ReportPath ?? _rest?.ReportPath,
            OverallVerdict = _named.OverallVerdict ?? _rest?.OverallVerdict,
            CoveragePercentage = _named.CoveragePercentage ?? _rest?.CoveragePercentage,
            RecommendationCount = _named.RecommendationCount ?? _rest?.RecommendationCount,
            RefinedPath = _named.RefinedPath ?? _rest?.RefinedPath,
            GapCount = _named.GapCount ?? _rest?.GapCount,
            IssueCount = _named.IssueCount ?? _rest?.IssueCount,
            ImprovementCount = _named.ImprovementCount ?? _rest?.ImprovementCount,
        };
        state.StageResults[stage] = _read with { Result = result };
    }

    private void ReadKey(string key)
    {
        switch (key)
        {
            case "outcome": _read = _read with { Outcome = yaml.Word<StepOutcome>() ?? default }; break;
            case "message": _read = _read with { Message = yaml.Free() }; break;
            case "completed_at": _read = _read with { CompletedAt = yaml.Time() }; break;
            case "result": _rest = ReadRest(); break;
            default: _named = ReadNamed(key); break;
        }
    }

    private StepResult ReadNamed(string key) => key switch
    {
        "skill_path" => _named with { SkillPath = yaml.Free() },
        "quality_score" => _named with { QualityScore = yaml.Amount(100) },
        "report_path" => _named with { ReportPath = yaml.Free() },
        "overall_verdict" => _named with { OverallVerdict = yaml.Word<VerificationVerdict>() },
        "coverage_percentage" => _named with { CoveragePercentage = yaml.Amount(100) },
        "recommendation_count" => _named with { RecommendationCount = Count() },
        "refined_path" => _named with { RefinedPath = yaml.Free() },
        "gap_count" => _named with { GapCount = Count() },
        "issue_count" => _named with { IssueCount = Count() },
        _ => _named with { ImprovementCount = Count() },
    };

    private int? Count() => yaml.Int(0, int.MaxValue);

    private StepResult? ReadRest()
    {
        var place = yaml.Here;
        if (yaml.Free() is not { } json)
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, EventJson.Default.StepResult);
        }
        catch (JsonException e)
        {
            yaml.Report("invalid-answer", $"must be a step's answer as JSON: {e.Message}", place);
            return null;
        }
    }
}
