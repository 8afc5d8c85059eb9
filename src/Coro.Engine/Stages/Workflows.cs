namespace Coro.Engine.Stages;

/// <summary>The stages of each workflow, in order.</summary>
internal static class Workflows
{
    public static IReadOnlyList<IStage> Of(Workflow workflow) => workflow switch
    {
        Workflow.Skills =>
        [
            new SetupStage(),
            new StrategyStage(),
            new PinsStage(),
            new ProvenanceStage(),
            new SkillLoopStage(),
            new BatchStage(),
            new CommandStage(StageList.Capstone, stages => stages.Capstone),
            new CommandStage(StageList.Verify, stages => stages.Verify),
            new CommandStage(StageList.Refine, stages => stages.Refine, BelowTargetRound.Begin),
            new ExportStage(),
            new MaintenanceStage(),
        ],
        _ =>
        [
            new ArchitectureStage(),
            new PlanningStage(),
            new CoordinatingStage(),
            new IntegrationStage(),
            new AggregationStage(),
        ],
    };

    /// <summary>Their names and numbers.</summary>
    public static StageSet Stages(Workflow workflow) => workflow == Workflow.Skills ? StageList.Set : DeliveryStages.Set;

    /// <summary>What the stages of a workflow are called, in order.</summary>
    public static IReadOnlyList<string> Slugs(Workflow workflow) => [.. Stages(workflow).All.Select(stage => stage.Slug)];

    /// <summary>The stage with a slug, of whichever workflow; null: there is none.</summary>
    public static StageName? Find(string slug) => StageList.Set.Find(slug) ?? DeliveryStages.Set.Find(slug);

    /// <summary>Whether a stage ends with a checkpoint of its own, which then takes the place of one before it.</summary>
    public static bool EndsWithCheckpoint(StageName stage) => DeliveryStages.Checkpoints.Contains(stage);

    /// <summary>The stages, by their slugs, at which there is a checkpoint.</summary>
    public static IReadOnlyList<string> Checkpoints(CampaignSettings settings) => settings.Workflow == Workflow.Skills
        ? settings.Checkpoints
        : [.. settings.Checkpoints.Union(DeliveryStages.Checkpoints.Select(stage => stage.Slug))];
}
