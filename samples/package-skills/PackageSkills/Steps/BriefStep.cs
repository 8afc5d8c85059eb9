using PackageSkills.Writing;

namespace PackageSkills.Steps;

/// <summary>BS: says what the skill is to cover.</summary>
internal static class BriefStep
{
    public static void Run(StepInput input)
    {
        File.WriteAllText(input.BriefPath, BriefWriter.Write(AnalyseStep.Load(input)));
        new StepAnswer { BriefPath = input.BriefPath }.Write();
    }
}
