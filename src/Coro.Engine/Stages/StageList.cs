namespace Coro.Engine.Stages;

/// <summary>The stages of the <c>skills</c> workflow: the one place where their numbers and names are written down.</summary>
internal static class StageList
{
    public static readonly StageName Setup = new(0, "setup", "Setup");
    public static readonly StageName Strategy = new(1, "strategy", "Strategy");
    public static readonly StageName Pins = new(2, "pins", "Pins");
    public static readonly StageName Provenance = new(3, "provenance", "Provenance");
    public static readonly StageName SkillLoop = new(4, "skill-loop", "Skill loop");
    public static readonly StageName Batch = new(5, "batch", "Batch");
    public static readonly StageName Capstone = new(6, "capstone", "Capstone");
    public static readonly StageName Verify = new(7, "verify", "Verify");
    public static readonly StageName Refine = new(8, "refine", "Refine");
    public static readonly StageName Export = new(9, "export", "Export");
    public static readonly StageName Maintenance = new(10, "maintenance", "Maintenance");

    /// <summary>All of them.</summary>
    public static StageSet Set { get; } = new(
        [Setup, Strategy, Pins, Provenance, SkillLoop, Batch, Capstone, Verify, Refine, Export, Maintenance], SkillLoop, Batch, Strategy);

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<StageName> All => Set.All;

    /// <summary>The stage after whose completion the campaign is complete.</summary>
    public static StageName Last => Set.Last;
}
