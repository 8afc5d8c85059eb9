namespace Coro;

/// <summary>Answers a gate that waits.</summary>
public sealed record GateRequest : ControlRequest
{
    /// <summary>The gate's id.</summary>
    public required string Gate { get; init; }

    /// <summary>One of its choices; null: the one that goes on.</summary>
    public string? Choice { get; init; }
}
