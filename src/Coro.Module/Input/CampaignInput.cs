using System.Management.Automation;
using Coro.Engine.Configuration;
using Coro.Engine.Loading;

namespace Coro.Module.Input;

/// <summary>What a campaign is to do, read from a file.</summary>
/// <param name="Definition">The definition, or what is wrong with it.</param>
/// <param name="Text">The brief's own text; null where the definition is all there is.</param>
internal sealed record CampaignInput(LoadResult Definition, string? Text)
{
    /// <summary>Reads a brief or a manifest.</summary>
    /// <param name="cmdlet">Whose location relative paths start at.</param>
    /// <param name="root">The folder that holds the campaigns, and their customization.</param>
    /// <param name="brief">The brief's path, as it was given; null: there is none.</param>
    /// <param name="manifest">The manifest's path, likewise.</param>
    /// <param name="name">The campaign's name, instead of the input's own; null: that one.</param>
    /// <param name="planOnly">Whether nothing is to run, so that a manifest needs no pipelines.</param>
    public static CampaignInput Read(PSCmdlet cmdlet, string root, string? brief, string? manifest, string? name, bool planOnly = false)
    {
        if (name is not null && !Names.IsValid(name, out var reason))
            throw new UsageException($"The name '{name}' {reason}. Give -Name another one.");
        var customization = Customization.Load(root);
        return brief is not null
            ? FromBrief(Load(customization, cmdlet.InputPath(brief), brief), name)
            : new(customization.LoadManifest(cmdlet.InputPath(manifest!), name, manifest, planOnly), null);
    }

    private static LoadResult Load(Customization customization, string path, string shown)
    {
        if (!Path.GetExtension(path).Equals(".psd1", StringComparison.OrdinalIgnoreCase))
            return customization.LoadBrief(path, shown);
        var file = DataFile.Read(path, shown);
        return customization.LoadBrief(file.Document, file.Problems, path, shown);
    }

    private static CampaignInput FromBrief(LoadResult loaded, string? name)
    {
        if (loaded.Definition is not { } definition)
            return new(loaded, null);
        return name is null || name == definition.Name
            ? new(loaded, loaded.Text)
            // The text names another campaign, so the workspace gets one that is written from the definition.
            : new(loaded with { Definition = definition with { Name = name } }, null);
    }
}
