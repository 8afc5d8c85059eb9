using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coro.Engine.Planning;
using Coro.Engine.Stages;

namespace Coro.Engine.State.SkillForge;

/// <summary>
/// Makes a campaign's state of what lies in a Skill Forge workspace: progress is the state file's; repositories, pipelines and
/// all else that such a file has no place for come from the brief beside it. The folder names the campaign, as it does everywhere.
/// </summary>
/// <param name="workspace">The folder.</param>
/// <param name="disk">Where it is.</param>
/// <param name="brief">Gives the brief that lies in it, told the folder that relative paths start at; null: there is none.</param>
/// <param name="project">The folder that paths start at; absolute. Null: the nearest above the workspace in which Skill Forge is installed.</param>
internal sealed class SkillForgeOpening(
    Workspace workspace, IDisk disk, Func<string, CampaignDefinition?> brief, string? project)
{
    // What Skill Forge's module is installed in, at the top of a project.
    private const string Installed = "_bmad";

    private const string Reason = "skill-forge";

    private readonly string _origin = project ?? ProjectAbove(workspace.Folder, disk) ?? workspace.Folder;

    /// <summary>Makes the state.</summary>
    /// <param name="read">A valid state file.</param>
    public SkillForgeOpened Open(CheckpointRead read)
    {
        var said = read.State!;
        var (definition, obstacle) = Brief();
        var state = new CampaignState
        {
            Name = workspace.Name,
            JobId = JobOf(said.StartedAt),
            Settings = Settings(said.Settings, definition?.Settings ?? new() { Origin = _origin }),
            StartedAt = said.StartedAt,
            LastUpdated = said.LastUpdated,
            CurrentStage = StageOf(said),
        };
        foreach (var (stage, result) in said.StageResults)
            state.StageResults[stage] = Absolute(result);
        var targets = (definition?.Children ?? []).ToDictionary(target => target.Name, Names.Comparer);
        foreach (var skill in said.Children)
            state.Take(Child(skill, targets.GetValueOrDefault(skill.Name), state.Settings));
        state.Rewire();
        return new(state, [.. Notes(said, state, targets), .. read.Notes], obstacle ?? Obstacle(state));
    }

    // A campaign can be looked at whatever its brief is like.
    private (CampaignDefinition? Definition, CoroException? Obstacle) Brief()
    {
        try
        {
            return (brief(_origin), null);
        }
        catch (InvalidInputException invalid)
        {
            return (null, invalid);
        }
    }

    private static string? ProjectAbove(string folder, IDisk disk)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            if (disk.Exists(Path.Combine(above, Installed)))
                return above;
        }

        return null;
    }

    // The same whenever one looks, so that looking and opening agree; and another for each copy of a workspace.
    private string JobOf(DateTimeOffset started)
    {
        var mark = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(workspace.Folder)))[..6].ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{started.UtcDateTime:yyyyMMdd-HHmmss}-{mark}");
    }

    /// <summary>A skill that was set back has its stage gone through again, as after any decision about a child.</summary>
    private static int? StageOf(CampaignState said)
    {
        var left = said.Children.Where(child => !child.Status.IsTerminal()).ToList();
        return left.Any(child => child.Definition.Tier == Tier.A) ? Math.Min(said.CurrentStage ?? 0, StageList.Provenance.Number)
            : left.Count > 0 ? Math.Min(said.CurrentStage ?? 0, StageList.SkillLoop.Number)
            : said.CurrentStage;
    }

    private CampaignSettings Settings(CampaignSettings said, CampaignSettings known) => known with
    {
        Origin = _origin,
        QualityGate = said.QualityGate,
        DirectivePath = Directive(said.DirectivePath),
        ArchitectureDocPath = Absolute(said.ArchitectureDocPath) ?? known.ArchitectureDocPath,
        HealthFindingsQueue = said.HealthFindingsQueue,
    };

    // The directive that lies in the workspace is meant, wherever the workspace lies now.
    private string? Directive(string? path) =>
        path is null || Path.GetFileName(path) == Path.GetFileName(workspace.Directive) && disk.Exists(workspace.Directive) ? null : Absolute(path);

    private string? Absolute(string? path) => string.IsNullOrEmpty(path) ? null : Path.GetFullPath(path, _origin);

    private StageResult Absolute(StageResult said) =>
        said.Result is { SkillPath: { } path } result ? said with { Result = result with { SkillPath = Absolute(path) } } : said;

    private ChildState Child(ChildState skill, ChildDefinition? target, CampaignSettings settings)
    {
        skill.Definition = (target ?? skill.Definition) with
        {
            Name = skill.Name,
            Tier = skill.Definition.Tier,
            Pin = skill.Definition.Pin,
            DependsOn = skill.Definition.DependsOn,
        };
        (skill.BriefPath, skill.SkillPath) = (Absolute(skill.BriefPath), Absolute(skill.SkillPath));
        if (skill.Status is ChildStatus.Active or ChildStatus.Completed or ChildStatus.Failed)
            skill.Attempt = 1;
        if (skill.Status == ChildStatus.Active)
            skill.Pipeline = PipelineChooser.For(skill.Definition, settings)?.Name;
        skill.BelowTarget = skill.Status == ChildStatus.Completed && skill.QualityScore < settings.QualityGate.SoftTarget;
        if (skill.Status is ChildStatus.Failed or ChildStatus.Skipped)
            (skill.Reason, skill.Message) = (Reason, $"{Words.Of(skill.Status)} in Skill Forge");
        return skill;
    }

    private static IEnumerable<string> Notes(CampaignState said, CampaignState state, Dictionary<string, ChildDefinition> targets)
    {
        if (said.Name != state.Name)
            yield return $"it was called {Shown.Quote(said.Name)} there; here its folder names it";
        if (said.CurrentStage != state.CurrentStage)
            yield return $"stage {state.CurrentStage + 1} is gone through again, since skills of it are not finished";
        var active = said.Children.Where(child => child.Status == ChildStatus.Active).Select(child => child.Name).ToList();
        if (active.Count > 0)
            yield return $"run again from the start, since they were interrupted: {string.Join(", ", active)}";
        var extra = targets.Keys.Where(name => state.Find(name) is null).ToList();
        if (extra.Count > 0)
            yield return $"in the brief, but not in the state, and left out: {string.Join(", ", extra)}";
    }

    /// <summary>Skill Forge's agent knows by itself how a skill is made. Here somebody has to say it.</summary>
    private InvalidInputException? Obstacle(CampaignState state)
    {
        var lacking = state.Children.Where(child => PipelineChooser.For(child.Definition, state.Settings) is null)
            .GroupBy(child => child.Definition.Tier).OrderBy(tier => tier.Key).ToList();
        return lacking.Count == 0 ? null : new([.. lacking.Select(tier => Lacks(Words.Of(tier.Key), [.. tier.Select(child => child.Name)]))]);
    }

    private Diagnostic Lacks(string tier, IReadOnlyList<string> skills) => new()
    {
        Code = "no-pipeline",
        File = workspace.Brief,
        Path = "pipelines",
        Message = $"Skill Forge keeps no pipelines, and Coro needs one for tier {tier} ({skills[0]}{(skills.Count == 1 ? "" : $" and {skills.Count - 1} more")}); "
            + $"add pipelines: {{{tier}: [{{name: make, run: [claude, -p, \"{{kickoff}}\"], result_required: true}}]}} to the brief",
    };
}
