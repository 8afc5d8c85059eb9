namespace Coro.Engine.Planning;

/// <summary>Which steps a child goes through: the one place where that is decided.</summary>
internal static class PipelineChooser
{
    /// <summary>The pipeline for children whose lane and tier have none.</summary>
    public const string Default = "default";

    /// <summary>The child's own steps, else its lane's pipeline, else its tier's, else the default one; null: there is none.</summary>
    public static PipelineDefinition? For(ChildDefinition child, CampaignSettings settings)
    {
        if (child.Steps is { } steps)
            return new() { Steps = steps };
        var pipelines = settings.Pipelines;
        return pipelines.TryGetValue(child.Lane, out var pipeline)
            || pipelines.TryGetValue(Name(child.Tier), out pipeline)
            || pipelines.TryGetValue(Default, out pipeline)
            ? pipeline
            : null;
    }

    private static string Name(Tier tier) => tier == Tier.A ? "A" : "B";
}
