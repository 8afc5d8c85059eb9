using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>A campaign's folder, and what everything in it is called.</summary>
/// <param name="folder">The absolute path.</param>
/// <param name="name">The campaign's name; null: the folder has it.</param>
internal sealed class Workspace(string folder, string? name = null)
{
    public string Folder { get; } = folder;

    /// <summary>The campaign's name.</summary>
    public string Name { get; } = name ?? Path.GetFileName(folder);

    public string Brief => In(PresentBrief.UsualName);
    public string Checkpoint => In("_campaign-state.yaml");
    public string CheckpointBackup => In("_campaign-state.yaml.bak");

    /// <summary>The state file that Skill Forge left, of a campaign that began there.</summary>
    public string SkillForgeState => In("_campaign-state.skill-forge.yaml");

    public string Journal => In("_campaign-journal.jsonl");
    public string DecisionLog => In("_campaign-decision-log.md");
    public string Directive => In("_campaign-directive.md");
    public string Lock => In("_campaign.lock");
    public string Control => In("control");
    public string Contracts => In("contracts");
    public string Artifacts => In("artifacts");
    public string Report => In("campaign-report.md");
    public string HtmlReport => In("campaign-report.html");
    public string Archive => In("archive");

    /// <summary>The tracker of a campaign whose tracker is a file.</summary>
    public string Tracker => In("tracker.json");

    /// <summary>The folder of one attempt of a child.</summary>
    public string Attempt(string child, int attempt) =>
        Path.Combine(Folder, "children", child, attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The folder of a batch; the leading dot keeps it apart from any child.</summary>
    public string Batch(int batch) => Attempt(".batch", batch);

    /// <summary>The folder of a campaign-level command.</summary>
    public string Stage(string stage, int attempt) => Attempt(".stage-" + stage, attempt);

    private string In(string name) => Path.Combine(Folder, name);
}
