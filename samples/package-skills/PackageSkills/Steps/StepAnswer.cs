using System.Text.Json;
using PackageSkills.Scoring;

namespace PackageSkills.Steps;

/// <summary>The result object of the step contract, as far as these steps use it.</summary>
internal sealed record StepAnswer
{
    public string? Status { get; init; }
    public string? Message { get; init; }
    public int? QualityScore { get; init; }
    public IReadOnlyList<Flaw>? Findings { get; init; }
    public IReadOnlyList<string>? Workarounds { get; init; }
    public string? BriefPath { get; init; }
    public string? SkillPath { get; init; }
    public SortedDictionary<string, StepAnswer>? Results { get; init; }

    /// <summary>Leaves the answer where the engine looks for it.</summary>
    public void Write() =>
        File.WriteAllBytes(
            Contract.Required("CORO_RESULT"), JsonSerializer.SerializeToUtf8Bytes(this, SkillJson.Default.StepAnswer));
}
