namespace Coro;

/// <summary>Says whether a person wants to be asked, from now on and in later runs.</summary>
public sealed record InteractionRequest : ControlRequest
{
    /// <summary>
    /// True: no question takes its default, so that each checkpoint waits for a person, in headless runs as well. False: nobody is asked at a prompt any more; questions
    /// take their defaults, and those without one park the campaign.
    /// </summary>
    public required bool Interactive { get; init; }
}
