namespace Coro;

/// <summary>Says of insights whether they are right.</summary>
public sealed record InsightRequest : ControlRequest
{
    /// <summary>Their ids.</summary>
    public required IReadOnlyList<string> Insights { get; init; }

    /// <summary>Whether they are right; those that are not reach nobody any more.</summary>
    public bool Approve { get; init; }
}
