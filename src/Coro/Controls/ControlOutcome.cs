using System.Text.Json.Serialization;

namespace Coro;

/// <summary>What became of one thing that a request asked for.</summary>
public sealed record ControlOutcome
{
    /// <summary>What it was about: a child's name, a gate's id, or <c>campaign</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Whether it was done, was so already, or was refused.</summary>
    public required ControlVerdict Verdict { get; init; }

    /// <summary>Why it was refused, or what was done; null when nothing needs saying.</summary>
    public string? Reason { get; init; }

    /// <summary>The child as it is afterwards; null where it is not about one.</summary>
    [JsonIgnore]
    public CampaignChild? Child { get; init; }
}
