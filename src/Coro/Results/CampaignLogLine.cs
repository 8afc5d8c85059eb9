namespace Coro;

/// <summary>A line of a step's log.</summary>
public sealed record CampaignLogLine
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>The child that the step ran for; null: it was a command of a stage.</summary>
    public string? Child { get; init; }

    /// <summary>The stage whose command it was; null: it ran for a child.</summary>
    public string? Stage { get; init; }

    /// <summary>The step.</summary>
    public required string Step { get; init; }

    /// <summary>The attempt, from 1. For a command of a stage: which turn at the campaign.</summary>
    public required int Attempt { get; init; }

    /// <summary>The try of the step, from 1.</summary>
    public required int Try { get; init; }

    /// <summary>Where the step wrote it to.</summary>
    public required LogStream Stream { get; init; }

    /// <summary>What it wrote: the line without its end, as UTF-8. One of more than 64 KiB comes in pieces.</summary>
    public required string Text { get; init; }

    /// <summary>The root that the campaign belongs to; an absolute folder.</summary>
    public required string Root { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
