namespace Coro;

/// <summary>The ordered steps that a child goes through.</summary>
public sealed record PipelineDefinition
{
    /// <summary>Whether one run serves many children.</summary>
    public bool Batch { get; init; }

    /// <summary>The steps; each starts when the one before it has succeeded.</summary>
    public required IReadOnlyList<StepDefinition> Steps { get; init; }
}
