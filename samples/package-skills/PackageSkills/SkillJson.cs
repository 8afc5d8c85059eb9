using System.Text.Json.Serialization;
using PackageSkills.Analysing;
using PackageSkills.Steps;

namespace PackageSkills;

/// <summary>How the records look as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(PackageAnalysis))]
[JsonSerializable(typeof(StepAnswer))]
internal sealed partial class SkillJson : JsonSerializerContext;
