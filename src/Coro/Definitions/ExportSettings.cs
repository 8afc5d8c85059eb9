namespace Coro;

/// <summary>What the export stage does.</summary>
public sealed record ExportSettings
{
    /// <summary>The folder that skills are copied to; absolute. Null: nothing is exported.</summary>
    public string? Path { get; init; }
}
