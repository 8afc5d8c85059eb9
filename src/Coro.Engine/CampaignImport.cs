using Coro.Engine.Configuration;
using Coro.Engine.Loading;
using Coro.Engine.State;

namespace Coro.Engine;

/// <summary>Brings in campaigns that another program began: Skill Forge's.</summary>
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
        var (name, state) = Plan(folder, options);
        return (name, state.Children.Count);
    }

    /// <summary>Makes a campaign of a Skill Forge workspace, so that it can be resumed. A workspace that is copied is never changed.</summary>
    /// <param name="folder">The workspace: a folder with a <c>_campaign-state.yaml</c>; absolute.</param>
    /// <param name="options">How.</param>
    /// <exception cref="InvalidStateException">There is no such workspace, or a campaign of that name.</exception>
    /// <exception cref="CorruptStateException">Its state is not valid; everything that is wrong is in the message.</exception>
    /// <exception cref="InvalidInputException">Nothing says how its skills are made.</exception>
    /// <exception cref="UsageException">The name cannot be a campaign's.</exception>
    public async Task<ImportedCampaign> ImportAsync(string folder, ImportOptions options)
    {
        var (name, planned) = Plan(folder, options);
        var elsewhere = options.InPlace ? folder : Customization.Load(root).Require().WorkspaceOf(name);
        if (!options.InPlace && Directory.Exists(elsewhere))
            throw new InvalidStateException($"{elsewhere}, where the campaign would be put, exists already. Choose another name for it.");
        RootIgnore.Write(root);
        var workspace = Place(name, elsewhere, options.InPlace);
        IReadOnlyList<string> notes;
        try
        {
            if (!options.InPlace)
                FolderCopy.Copy(folder, workspace.Folder);
            notes = await OpenAsync(workspace, options, planned).ConfigureAwait(false);
        }
        catch
        {
            // Nobody has seen it yet, and half a copy must not pass for a campaign. Neither folder was there before.
            if (!options.InPlace && Directory.Exists(workspace.Folder))
                Directory.Delete(workspace.Folder, recursive: true);
            if (Directory.Exists(_folders.Home(name)))
                Directory.Delete(_folders.Home(name), recursive: true);
            throw;
        }

        return new(new CampaignStore(root, _time).Read(name).Campaign, folder, notes);
    }

    private (string Name, CampaignState State) Plan(string folder, ImportOptions options)
    {
        var source = new Workspace(folder);
        if (!CampaignFolders.Exists(source))
            throw new InvalidStateException($"There is no Skill Forge campaign in {folder}: it has no {Path.GetFileName(source.Checkpoint)}. Name its workspace.");
        var loaded = File.Exists(source.Journal) ? null
            : CampaignLoader.Load(source, RealDisk.Instance, Brief(source, options), isRunning: false, choices: new() { Project = options.Project });
        if (loaded?.KeepSkillForge != true)
            throw new InvalidStateException($"{folder} is a workspace of Coro's own. Copy or move the folder to {_folders.Home("<name>")}.");
        var name = NameFor(options.Name ?? NameOf(source));
        if (!options.InPlace && !Path.GetRelativePath(folder, root).StartsWith("..", StringComparison.Ordinal))
            throw new UsageException($"The root {root} lies in {folder}, which is to be copied there. Choose another root.");
        return loaded.Obstacle is { } obstacle ? throw obstacle : (name, loaded.State);
    }

    private string NameFor(string name)
    {
        if (!Names.IsValid(name, out var reason))
            throw new UsageException($"The campaign's name {Shown.Quote(name)} {reason}. Choose another name for it here{Suggestion(name)}.");
        if (_folders.Find(name) is { } existing || Directory.Exists(_folders.Home(name)))
            throw new InvalidStateException($"There is a campaign '{name}' in {root} already, or what is left of one. Choose another name for this one.");
        return name;
    }

    private static string Suggestion(string name)
    {
        var near = string.Concat(name.Select(c => Names.IsValid($"x{c}x", out _) ? c : '-')).Trim('-', '.');
        return Names.IsValid(near, out _) ? $", for example '{near}'" : "";
    }

    private static string NameOf(Workspace source) =>
        (StateFile.Load(RealDisk.Instance, source.Checkpoint).SkillForge?.State
            ?? StateFile.Load(RealDisk.Instance, source.CheckpointBackup).SkillForge?.State)?.Name ?? "";

    // A folder that is a campaign's already is placed by the root's pointer alone.
    private Workspace Place(string name, string? folder, bool inPlace)
    {
        if (!inPlace)
            return _folders.Place(name, folder);
        WorkspacePointer.Write(_folders.Home(name), folder!, RealDisk.Instance);
        return new(folder!, name);
    }

    private async Task<IReadOnlyList<string>> OpenAsync(Workspace workspace, ImportOptions options, CampaignState planned)
    {
        if (options.Template is { } template)
            await WriteBriefAsync(workspace, template, planned).ConfigureAwait(false);

        // The paths start where they did.
        var opened = await CampaignLog.OpenAsync(
            workspace, _time, Brief(workspace, options), choices: new() { Project = planned.Settings.Origin }).ConfigureAwait(false);
        await opened.Log.DisposeAsync().ConfigureAwait(false);
        return opened.Notes;
    }

    private static async Task WriteBriefAsync(Workspace workspace, CampaignDefinition template, CampaignState planned)
    {
        if (File.Exists(workspace.Brief))
            File.Move(workspace.Brief, Path.Combine(workspace.Folder, BriefAsItWas));
        var definition = new CampaignDefinition
        {
            Name = workspace.Name,
            Settings = template.Settings with { QualityGate = planned.Settings.QualityGate },
            Children = [.. planned.Children.Select(child => child.Definition)],
        };
        await File.WriteAllTextAsync(workspace.Brief, BriefWriter.Write(definition)).ConfigureAwait(false);
    }

    private Func<string, CampaignDefinition?> Brief(Workspace workspace, ImportOptions options) => origin =>
    {
        var known = BriefSource.Of(root, workspace)(origin);
        return options.Template is not { } template ? known
            : template with { Settings = template.Settings with { Origin = origin }, Children = known?.Children ?? [] };
    };
}
