namespace Coro;

/// <summary>An operation on children. One request for many: each of them is done or refused for itself.</summary>
public sealed record ChildRequest : ControlRequest
{
    /// <summary>What is to be done.</summary>
    public required ChildOperation Operation { get; init; }

    /// <summary>The children's names.</summary>
    public required IReadOnlyList<string> Children { get; init; }

    /// <summary>Whether what depends on them is meant, too. For rerun and cancel.</summary>
    public bool Downstream { get; init; }

    /// <summary>Whether a running process is to be ended. For rerun and cancel.</summary>
    public bool Force { get; init; }

    /// <summary>The lane to run in from now on; null: the present one. For rerun.</summary>
    public string? Lane { get; init; }
}
