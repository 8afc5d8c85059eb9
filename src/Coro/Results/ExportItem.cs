namespace Coro;

/// <summary>A skill that is exported: a completed child's, or the stack skill.</summary>
public sealed record ExportItem
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The root that the campaign belongs to; an absolute folder.</summary>
    public string? Root { get; init; }

    /// <summary>What it is called where it is exported to: the child's name, or the stack skill's.</summary>
    public required string Name { get; init; }

    /// <summary>The child's name; null for the stack skill.</summary>
    public string? Child { get; init; }

    /// <summary>The child's tier; null for the stack skill.</summary>
    public Tier? Tier { get; init; }

    /// <summary>The skill's quality, 0 to 100; null: unknown.</summary>
    public decimal? QualityScore { get; init; }

    /// <summary>Whether the child passed only thanks to the fallback.</summary>
    public bool BelowTarget { get; init; }

    /// <summary>The skill's folder; absolute. Null: there is no skill.</summary>
    public string? SkillPath { get; init; }

    /// <summary>The folder that it is put into; absolute. Where there is no export folder, the skill's own. Null: there is no skill.</summary>
    public string? ExportPath { get; init; }

    /// <summary>Whether something is there already, which is replaced as a whole.</summary>
    public bool Replaces { get; init; }

    /// <summary>What became of it.</summary>
    public ExportOutcome Outcome { get; init; }

    /// <summary>Why it was not exported, or would not be; null: nothing is in the way.</summary>
    public string? Problem { get; init; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
