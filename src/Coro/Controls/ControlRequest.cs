using System.Text.Json.Serialization;

namespace Coro;

/// <summary>Something that somebody wants done to a campaign, whether it runs or not.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(ChildRequest), "child")]
[JsonDerivedType(typeof(AddChildrenRequest), "add")]
[JsonDerivedType(typeof(StopRequest), "stop")]
[JsonDerivedType(typeof(ThrottleRequest), "throttle")]
[JsonDerivedType(typeof(InteractionRequest), "interaction")]
[JsonDerivedType(typeof(GateRequest), "gate")]
[JsonDerivedType(typeof(InsightRequest), "insight")]
public abstract record ControlRequest
{
    /// <summary>Who asks: a user's name.</summary>
    public required string By { get; init; }

    /// <summary>Why; null where nobody said.</summary>
    public string? Why { get; init; }
}
