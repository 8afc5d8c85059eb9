namespace Coro;

/// <summary>What the export stage does.</summary>
public sealed record ExportSettings
{
    /// <summary>The folder that skills are copied to; absolute. Null: there is none, and only <see cref="Command"/> can export.</summary>
    public string? Path { get; init; }

    /// <summary>What exports a skill, once for each; null: its folder is copied to <see cref="Path"/>.</summary>
    public StepDefinition? Command { get; init; }

    /// <summary>The files in which the block that lists the campaign's skills is kept up to date; absolute.</summary>
    public IReadOnlyList<string> ContextFiles { get; init; } = [];
}
