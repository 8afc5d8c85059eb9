namespace Coro.Engine;

/// <summary>How a workspace is brought in, as far as it does not say so itself.</summary>
public sealed record ImportOptions
{
    /// <summary>The campaign's name here; null: the one that it has.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The folder that the workspace's paths start at, and in which steps run; absolute. Null: the nearest above the workspace in
    /// which Skill Forge is installed, else the workspace itself.
    /// </summary>
    public string? Project { get; init; }

    /// <summary>
    /// Whether the campaign stays where it lies and the root only remembers where that is, instead of a copy being made. Coro's files
    /// then take their place beside Skill Forge's, whose state file is kept under another name.
    /// </summary>
    public bool InPlace { get; init; }

    /// <summary>What has the pipelines and all else that a workspace does not say; its targets do not matter. Null: the brief in the workspace.</summary>
    public CampaignDefinition? Template { get; init; }
}
