namespace Coro.Engine.Loading;

/// <summary>What reading an input gave.</summary>
/// <param name="Definition">The campaign; null when there are errors.</param>
/// <param name="Diagnostics">Everything that is wrong, in the order of the file.</param>
public sealed record LoadResult(CampaignDefinition? Definition, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The text that was read, where it came from a file and is needed again; a file may be a pipe, or change.</summary>
    public string? Text { get; init; }

    /// <summary>The campaign.</summary>
    /// <exception cref="InvalidInputException">There are errors.</exception>
    public CampaignDefinition Require() => Definition ?? throw new InvalidInputException(Diagnostics);
}
