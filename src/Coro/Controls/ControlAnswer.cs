namespace Coro;

/// <summary>What became of a request.</summary>
public sealed record ControlAnswer
{
    /// <summary>What became of each thing that was asked for.</summary>
    public required IReadOnlyList<ControlOutcome> Outcomes { get; init; }

    /// <summary>Whether a running engine did it; otherwise the caller did.</summary>
    public bool ByRunningEngine { get; init; }
}
