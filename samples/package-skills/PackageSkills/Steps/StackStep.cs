using PackageSkills.Scoring;
using PackageSkills.Writing;

namespace PackageSkills.Steps;

/// <summary>The capstone: one skill over those of all packages that were completed.</summary>
internal static class StackStep
{
    public static void Run()
    {
        var entries = StepContext.Read().Packages
            .Where(package => package.SkillPath is not null)
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
            .Select(package => new StackWriter.Entry(
                package.Name, package.Score, package.DependsOn, SkillFolder.Read(package.SkillPath!)))
            .ToList();
        if (entries.Count == 0)
            throw new Refusal("no package has a skill: there is nothing to stack");
        var folder = Path.Combine(Contract.Required("CORO_WORKSPACE"), "artifacts", "stack");
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "SKILL.md"), StackWriter.Write(Contract.Required("CORO_CAMPAIGN"), entries));
        new StepAnswer { Message = $"{entries.Count} skills", SkillPath = folder }.Write();
    }
}
