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
        _ => throw Unknown(),
    };

    /// <summary>What the stages of a workflow are called, in order.</summary>
    public static IReadOnlyList<string> Slugs(Workflow workflow) => workflow switch
    {
        Workflow.Skills => [.. StageList.All.Select(stage => stage.Slug)],
        _ => ["architecture", "planning", "coordinating", "integration", "aggregation"],
    };

    /// <summary>Refuses a workflow that cannot be run, before anything of the campaign exists.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Check(Workflow workflow)
    {
        if (workflow != Workflow.Skills)
            throw Unknown();
    }

    private static UsageException Unknown() =>
        new("The workflow 'delivery' cannot be run by this version of Coro; use 'workflow: skills'.");
}
