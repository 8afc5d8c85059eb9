using System.Text.Json;
using PackageSkills.Analysing;

namespace PackageSkills.Steps;

/// <summary>AN: looks at the package.</summary>
internal static class AnalyseStep
{
    public static PackageAnalysis Run(StepInput input, TextWriter log)
    {
        var analysis = Analyser.Analyse(PackageFiles.At(input.Repository, input.Commit), input.Commit);
        if (!analysis.Name.Equals(input.Package, StringComparison.OrdinalIgnoreCase))
            throw new Refusal($"the repository '{input.Repository}' holds the package {analysis.Name}, not {input.Package}");
        Directory.CreateDirectory(input.Folder);
        File.WriteAllBytes(
            input.AnalysisPath, JsonSerializer.SerializeToUtf8Bytes(analysis, SkillJson.Default.PackageAnalysis));
        log.WriteLine(
            $"{analysis.Name} {analysis.Version}: {analysis.Types.Count} public types, {analysis.Readme?.Path ?? "no README"}");
        return analysis;
    }

    /// <summary>What this step left for the later ones.</summary>
    public static PackageAnalysis Load(StepInput input)
    {
        if (!File.Exists(input.AnalysisPath))
            throw new Refusal($"'{input.AnalysisPath}' is missing: analyse the package first");
        return JsonSerializer.Deserialize(File.ReadAllBytes(input.AnalysisPath), SkillJson.Default.PackageAnalysis)
            ?? throw new Refusal($"'{input.AnalysisPath}' is empty: analyse the package again");
    }
}
