namespace Coro;

/// <summary>What an export writes, or would write.</summary>
public sealed record ExportPlan
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The export folder; absolute. Null: there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>The skills, in the order of the brief, the stack skill last.</summary>
    public IReadOnlyList<ExportItem> Items { get; init; } = [];

    /// <summary>The files that list them.</summary>
    public IReadOnlyList<ContextFile> ContextFiles { get; init; } = [];

    /// <summary>What else is worth knowing, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
