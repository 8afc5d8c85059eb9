namespace Coro.Engine.State;

/// <summary>What reading a state file gave.</summary>
/// <param name="State">What it says; null when it is not valid. Pipelines, limits and steps are not in it.</param>
/// <param name="Diagnostics">Everything that is wrong with it, in the order of the file.</param>
/// <param name="NewerSchema">Its schema, where that is of a later version than this Coro knows; otherwise null.</param>
internal sealed record CheckpointRead(CampaignState? State, IReadOnlyList<Diagnostic> Diagnostics, string? NewerSchema = null)
{
    /// <summary>Whose format it has; null: it could not be read that far.</summary>
    public StateFormat? Format { get; init; }

    /// <summary>What the state says that holds in another way here.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it could be read to its end, right or wrong.</summary>
    public bool IsYaml { get; init; }
}
