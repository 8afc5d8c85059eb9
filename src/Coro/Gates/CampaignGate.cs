namespace Coro;

/// <summary>A gate that waits, with the campaign that it belongs to.</summary>
public sealed record CampaignGate
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>Names the gate within its campaign, for example <c>export</c> or <c>quality:api</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required GateKind Kind { get; init; }

    /// <summary>The child that the gate is about; null: the campaign.</summary>
    public string? Child { get; init; }

    /// <summary>The question, as a person reads it.</summary>
    public required string Question { get; init; }

    /// <summary>What somebody has to know to decide, a line each; empty where the question says it all.</summary>
    public IReadOnlyList<string> Facts { get; init => field = value ?? []; } = [];

    /// <summary>The possible answers, in lower case; the first is the one that goes on.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>The answer of a headless run; null: the campaign parks until somebody answers.</summary>
    public string? Default { get; init; }

    /// <summary>Since when the gate waits; null: not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The root that the campaign belongs to; an absolute folder.</summary>
    public required string Root { get; init; }

    /// <summary>Its id.</summary>
    public override string ToString() => Id;
}
