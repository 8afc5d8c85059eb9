using System.Collections.Frozen;

namespace Coro.Engine.Stages;

/// <summary>A stage's place in the workflow and what it is called.</summary>
/// <param name="Number">From 0, in the order in which stages run.</param>
/// <param name="Slug">The stable word: in events, progress lines, folders, file names.</param>
/// <param name="Title">The same for people.</param>
internal sealed record StageName(int Number, string Slug, string Title);

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

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<StageName> All { get; } =
    [
        Setup, Strategy, Pins, Provenance, SkillLoop, Batch, Capstone, Verify, Refine, Export, Maintenance,
    ];

    private static readonly FrozenDictionary<string, StageName> BySlug = All.ToFrozenDictionary(stage => stage.Slug);

    /// <summary>The stage after whose completion the campaign is complete.</summary>
    public static StageName Last => All[^1];

    /// <summary>The stage with a slug; null where it is none of the numbered ones.</summary>
    public static StageName? Find(string? slug) => slug is null ? null : BySlug.GetValueOrDefault(slug);

    /// <summary>The stage after a completed one, given by its number (null: none is complete); null after the last.</summary>
    public static StageName? After(int? completed)
    {
        var next = completed + 1 ?? 0;
        return next < All.Count ? All[next] : null;
    }
}
