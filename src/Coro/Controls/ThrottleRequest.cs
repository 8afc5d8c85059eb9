namespace Coro;

/// <summary>Changes how many children run at once, from now on.</summary>
public sealed record ThrottleRequest : ControlRequest
{
    /// <summary>The number; at least 1.</summary>
    public required int Throttle { get; init; }
}
