using System.Text.Json;

namespace PackageSkills.Steps;

/// <summary>A package as the engine's <c>context.json</c> tells of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SkillPath">Its finished skill; null: it has none.</param>
/// <param name="Score">What that was judged; null: unknown.</param>
/// <param name="DependsOn">The packages that it builds on.</param>
internal sealed record KnownPackage(string Name, string? SkillPath, decimal? Score, IReadOnlyList<string> DependsOn);

/// <summary>What the engine tells a step about the packages around its own.</summary>
/// <param name="Packages">A package's dependencies; for a batch its members, too; for the capstone all.</param>
internal sealed record StepContext(IReadOnlyList<KnownPackage> Packages)
{
    /// <summary>The packages that have a skill.</summary>
    public IReadOnlySet<string> Skills =>
        Packages.Where(package => package.SkillPath is not null).Select(package => package.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static StepContext Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Contract.Required("CORO_CONTEXT")));
        return new StepContext(
        [
            .. ((string[])["children", "dependencies"])
                .Where(name => document.RootElement.TryGetProperty(name, out _))
                .SelectMany(name => document.RootElement.GetProperty(name).EnumerateArray())
                .Select(Read),
        ]);
    }

    private static KnownPackage Read(JsonElement child) => new(
        child.GetProperty("name").GetString()!,
        child.GetProperty("status").GetString() == "completed" ? child.GetProperty("skill_path").GetString() : null,
        child.GetProperty("quality_score") is { ValueKind: JsonValueKind.Number } score ? score.GetDecimal() : null,
        [.. child.GetProperty("depends_on").EnumerateArray().Select(name => name.GetString()!)]);
}
