using Coro.Engine.Loading;

namespace Coro.Engine.State.SkillForge;

/// <summary>Reads the skills of a Skill Forge state.</summary>
internal sealed class SkillForgeSkill(YamlCursor yaml)
{
    private static readonly KeySet Keys = new(
        "name", "status", "depends_on", "tier", "pin", "brief_path", "skill_path", "quality_score", "workarounds_applied",
        "started_at", "completed_at", "commit_sha");

    private static readonly string[] Needed = ["name", "status", "tier"];

    private static readonly string[] Statuses =
        [.. SkillForgeStatus.All.Select(Words.Of)];

    /// <summary>Reads the skill at which the cursor stands.</summary>
    public ChildState Read(int index)
    {
        var child = new ChildState(new() { Name = "" }, index);
        yaml.Mapping(Keys, Needed, key =>
        {
            if (!ReadDefinition(child, key))
                ReadOutcome(child, key);
        });
        return child;
    }

    private bool ReadDefinition(ChildState child, string key)
    {
        var definition = child.Definition;
        switch (key)
        {
            case "name": child.Definition = definition with { Name = yaml.StrictName() ?? "" }; break;
            case "tier": child.Definition = definition with { Tier = yaml.Word<Tier>() ?? default }; break;
            case "pin": child.Definition = definition with { Pin = yaml.StrictTextOrNull() }; break;
            case "depends_on":
                var names = yaml.StrictList(SkillForgeValues.StrictName);
                child.Definition = definition with { DependsOn = [.. names.Select(name => new Dependency(name))] };
                break;
            default: return false;
        }

        return true;
    }

    private void ReadOutcome(ChildState child, string key)
    {
        switch (key)
        {
            case "status": child.Status = yaml.Word(Statuses) is { } status ? SkillForgeStatus.All[status] : default; break;
            case "brief_path": child.BriefPath = yaml.StrictTextOrNull(); break;
            case "skill_path": child.SkillPath = yaml.StrictTextOrNull(); break;
            case "quality_score": child.QualityScore = yaml.ScoreOrNull(); break;
            case "workarounds_applied": child.Workarounds = yaml.StrictTexts(); break;
            case "started_at": child.StartedAt = yaml.Time(); break;
            case "completed_at": child.CompletedAt = yaml.Time(); break;
            case "commit_sha": child.CommitSha = yaml.StrictTextOrNull(); break;
        }
    }
}
