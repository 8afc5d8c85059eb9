namespace Coro;

/// <summary>Stops a running campaign; it can be resumed.</summary>
public sealed record StopRequest : ControlRequest
{
    /// <summary>Whether what runs is ended at once. Otherwise it ends in peace, however long that takes.</summary>
    public bool AtOnce { get; init; }
}
