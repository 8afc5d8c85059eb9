using Coro.Engine.Configuration;
using Coro.Engine.Loading;
using Coro.Engine.Planning;

namespace Coro.Cli.Commands;

/// <summary>What the command line says a campaign is to do.</summary>
/// <param name="Brief">The brief, as the user named it; null: none.</param>
/// <param name="Manifest">The manifest, as the user named it; null: none.</param>
/// <param name="Name">The name that the user gave the campaign; null: none.</param>
/// <param name="CurrentFolder">The absolute folder that relative paths start at.</param>
/// <param name="Root">The absolute folder that holds the campaigns, and their customization.</param>
internal sealed record CampaignInput(string? Brief, string? Manifest, string? Name, string CurrentFolder, string Root)
{
    /// <summary>Whether there is a brief or a manifest.</summary>
    public bool IsGiven => Brief is not null || Manifest is not null;

    /// <summary>The file, as the user named it.</summary>
    public string File => Brief ?? Manifest ?? throw new MissingBriefException(
        "There is nothing to run: no brief and no manifest was given. Give one with --brief <file> or --manifest <file>.");

    /// <summary>Reads the file, to run it.</summary>
    /// <returns>The campaign, and the brief in its own words; null: there was none.</returns>
    /// <exception cref="MissingBriefException">There is none, or it is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong.</exception>
    public (CampaignDefinition Definition, string? BriefText) Load()
    {
        var loaded = Read(planOnly: false);
        return (Named(loaded.Require()), Brief is null ? null : loaded.Text);
    }

    /// <summary>Reads the file and orders its children; a cycle is the plan's to tell.</summary>
    /// <exception cref="MissingBriefException">There is none, or it is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong.</exception>
    public CampaignPlan Plan()
    {
        var definition = Define();
        return Planner.Plan(definition.Name, definition.Children);
    }

    /// <summary>Reads the file, to look at it.</summary>
    /// <exception cref="MissingBriefException">There is none, or it is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong.</exception>
    public CampaignDefinition Define() => Named(Read(planOnly: true).Require());

    private LoadResult Read(bool planOnly)
    {
        var path = Path.GetFullPath(File, CurrentFolder);
        var customization = Customization.Load(Root);
        return Brief is not null ? customization.LoadBrief(path, Brief) : customization.LoadManifest(path, Name, Manifest, planOnly);
    }

    private CampaignDefinition Named(CampaignDefinition definition) => Name is null ? definition : definition with { Name = Name };
}
