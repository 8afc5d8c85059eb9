namespace Coro.Engine.Planning;

/// <summary>Which steps a child goes through: the one place where that is decided.</summary>
internal static class PipelineChooser
{
    /// <summary>The pipeline for children whose lane and tier have none.</summary>
    public const string Default = "default";

    /// <summary>What the pipeline of a child with steps of its own is called.</summary>
    public const string Own = "own";

    /// <summary>The child's own steps, else its lane's pipeline, else its tier's, else the default one; null: there is none.</summary>
    public static ChosenPipeline? For(ChildDefinition child, CampaignSettings settings)
    {
        if (child.Steps is { } steps)
            return new(Own, new() { Steps = steps });
        return Find(child.Lane) ?? Find(Name(child.Tier)) ?? Find(Default);

        ChosenPipeline? Find(string name) => settings.Pipelines.TryGetValue(name, out var found) ? new(name, found) : null;
    }

    private static string Name(Tier tier) => tier == Tier.A ? "A" : "B";
}
