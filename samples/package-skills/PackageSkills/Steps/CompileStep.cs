using PackageSkills.Analysing;
using PackageSkills.Writing;

namespace PackageSkills.Steps;

/// <summary>CS: makes the skill.</summary>
internal static class CompileStep
{
    public static void Run(StepInput input)
    {
        var analysis = AnalyseStep.Load(input);
        SkillWriter.Write(analysis, input.RepositoryAsCited, StepContext.Read().Skills, input.SkillFolder);
        new StepAnswer { SkillPath = input.SkillFolder, Workarounds = Workarounds(analysis) }.Write();
    }

    public static IReadOnlyList<string> Workarounds(PackageAnalysis analysis) =>
        [.. analysis.DocRot.Select(name => $"[doc-rot] the README names {name}; the skill warns of it")];
}
