namespace Coro.Engine.Stages;

/// <summary>The stages of the <c>delivery</c> workflow: the one place where their numbers and names are written down.</summary>
internal static class DeliveryStages
{
    public static readonly StageName Architecture = new(0, "architecture", "Architecture");
    public static readonly StageName Planning = new(1, "planning", "Planning");
    public static readonly StageName Coordinating = new(2, "coordinating", "Coordinating");
    public static readonly StageName Integration = new(3, "integration", "Integration");
    public static readonly StageName Aggregation = new(4, "aggregation", "Aggregation");

    /// <summary>All of them.</summary>
    public static StageSet Set { get; } = new(
        [Architecture, Planning, Coordinating, Integration, Aggregation], Coordinating, Coordinating, Planning);

    /// <summary>The stages that end with a checkpoint, whether a brief asks for it or not.</summary>
    public static IReadOnlyList<StageName> Checkpoints { get; } = [Architecture, Planning, Integration, Aggregation];
}
