using System.Globalization;
using PackageSkills.Analysing;
using PackageSkills.Scoring;

namespace PackageSkills.Steps;

/// <summary>TS: judges the skill, says why, and answers with all that is known.</summary>
internal static class ScoreStep
{
    public static void Run(StepInput input) => Score(input, AnalyseStep.Load(input), Console.Out).Write();

    public static StepAnswer Score(StepInput input, PackageAnalysis analysis, TextWriter log)
    {
        var (score, marks, findings) = Scorer.Score(SkillFolder.Read(input.SkillFolder), analysis);
        foreach (var mark in marks)
        {
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{mark.Rule,-13} {mark.Points,5:0.0} of {mark.Most,2}  {mark.Why}"));
        }

        foreach (var finding in findings)
            log.WriteLine($"{finding.Severity}: {finding.Title}{(finding.Detail is null ? "" : $" ({finding.Detail})")}");
        return new StepAnswer
        {
            Message = $"{score} of 100",
            QualityScore = score,
            Findings = findings,
            Workarounds = CompileStep.Workarounds(analysis),
            BriefPath = input.BriefPath,
            SkillPath = input.SkillFolder,
        };
    }
}
