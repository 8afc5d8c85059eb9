using Coro.Engine.Loading;
using Coro.Engine.State;
using Coro.Engine.State.SkillForge;

namespace Coro.Engine;

/// <summary>Brings in campaigns that another program began: Skill Forge's. What it copies from is never changed.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignImport(string root, TimeProvider? time = null)
{
    private const string BriefAsItWas = "campaign-brief.skill-forge.yaml";

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignFolders _folders = new(root);

    /// <summary>What an import would bring in. Nothing is written.</summary>
    /// <param name="folder">The workspace: a folder with a <c>_campaign-state.yaml</c>; absolute.</param>
    /// <param name="options">How.</param>
    /// <returns>The name that the campaign gets, and how many children it has.</returns>
    /// <exception cref="CoroException">It cannot be brought in.</exception>
    public (string Name, int Children) Preview(string folder, ImportOptions options)
    {
        var (workspace, state) = Plan(folder, options);
        return (Path.GetFileName(workspace.Folder), state.Children.Count);
    }

    /// <summary>Copies a Skill Forge workspace among the campaigns and opens it, so that it can be resumed.</summary>
    /// <param name="folder">The workspace: a folder with a <c>_campaign-state.yaml</c>; absolute.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidStateException">There is no such workspace, or a campaign of that name.</exception>
    /// <exception cref="CorruptStateException">Its state is not valid; everything that is wrong is in the message.</exception>
    /// <exception cref="InvalidInputException">Nothing says how its skills are made.</exception>
    /// <exception cref="UsageException">The name cannot be a campaign's.</exception>
    public async Task<ImportedCampaign> ImportAsync(string folder, ImportOptions options)
    {
        var (workspace, planned) = Plan(folder, options);
        var notes = await CopyAsync(folder, workspace, options, planned).ConfigureAwait(false);
        return new(new CampaignStore(root, _time).Read(Path.GetFileName(workspace.Folder)).Campaign, folder, notes);
    }

    private (Workspace Workspace, CampaignState State) Plan(string folder, ImportOptions options)
    {
        var source = new Workspace(folder);
        if (!File.Exists(source.Checkpoint) && !File.Exists(source.CheckpointBackup))
            throw new InvalidStateException($"There is no Skill Forge campaign in {folder}: it has no {Path.GetFileName(source.Checkpoint)}. Name its workspace.");
        if (File.Exists(source.Journal))
            throw new InvalidStateException($"{folder} is a workspace of Coro's own. Copy or move the folder to {_folders.Of("<name>").Folder}.");
        var loaded = CampaignLoader.Load(source, RealDisk.Instance, Brief(source, options), isRunning: false, project: options.Project);
        if (!loaded.KeepSkillForge)
            throw new InvalidStateException($"{source.Checkpoint} is a state of Coro's own. Copy or move the folder to {_folders.Of("<name>").Folder}.");
        var workspace = Target(options.Name ?? NameOf(source), folder);
        return loaded.Obstacle is { } obstacle ? throw obstacle : (workspace, loaded.State);
    }

    private Workspace Target(string name, string folder)
    {
        if (!Names.IsValid(name, out var reason))
            throw new UsageException($"The campaign's name {Shown.Quote(name)} {reason}. Choose another name for it here{Suggestion(name)}.");
        var workspace = _folders.Find(name) ?? _folders.Of(name);
        if (Directory.Exists(workspace.Folder))
            throw new InvalidStateException($"{workspace.Folder} exists already. Choose another name for the campaign.");
        return Path.GetRelativePath(folder, workspace.Folder).StartsWith("..", StringComparison.Ordinal)
            ? workspace
            : throw new UsageException($"The root {root} lies in {folder}, which is to be copied there. Choose another root.");
    }

    private static string Suggestion(string name)
    {
        var near = string.Concat(name.Select(c => Names.IsValid($"x{c}x", out _) ? c : '-')).Trim('-', '.');
        return Names.IsValid(near, out _) ? $", for example '{near}'" : "";
    }

    private static string NameOf(Workspace source) =>
        (StateFile.Load(RealDisk.Instance, source.Checkpoint).SkillForge?.State
            ?? StateFile.Load(RealDisk.Instance, source.CheckpointBackup).SkillForge?.State)?.Name ?? "";

    private async Task<IReadOnlyList<string>> CopyAsync(string folder, Workspace workspace, ImportOptions options, CampaignState planned)
    {
        // The paths start where they did.
        var project = planned.Settings.Origin;
        try
        {
            FolderCopy.Copy(folder, workspace.Folder);
            if (options.Template is { } template)
                await WriteBriefAsync(workspace, template, planned).ConfigureAwait(false);
            var opened = await CampaignLog.OpenAsync(
                workspace, _time, Brief(workspace, options), project: project).ConfigureAwait(false);
            await opened.Log.DisposeAsync().ConfigureAwait(false);
            return opened.Notes;
        }
        catch
        {
            // Nobody has seen it yet, and half a copy must not pass for a campaign.
            if (Directory.Exists(workspace.Folder))
                Directory.Delete(workspace.Folder, recursive: true);
            throw;
        }
    }

    private static async Task WriteBriefAsync(Workspace workspace, CampaignDefinition template, CampaignState planned)
    {
        if (File.Exists(workspace.Brief))
            File.Move(workspace.Brief, Path.Combine(workspace.Folder, BriefAsItWas));
        var definition = new CampaignDefinition
        {
            Name = Path.GetFileName(workspace.Folder),
            Settings = template.Settings with { QualityGate = planned.Settings.QualityGate },
            Children = [.. planned.Children.Select(child => child.Definition)],
        };
        await File.WriteAllTextAsync(workspace.Brief, BriefWriter.Write(definition)).ConfigureAwait(false);
    }

    private static Func<string, CampaignDefinition?> Brief(Workspace workspace, ImportOptions options) => origin =>
    {
        var known = WorkspaceBrief.Read(workspace, origin);
        return options.Template is not { } template ? known
            : template with { Settings = template.Settings with { Origin = origin }, Children = known?.Children ?? [] };
    };
}
