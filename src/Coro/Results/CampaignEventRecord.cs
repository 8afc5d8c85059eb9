namespace Coro;

/// <summary>Something that happened to a campaign, as its journal has it.</summary>
public sealed record CampaignEventRecord
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>Its number in the journal, from 1. Numbers have no gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, in UTC, by the clock of the machine that ran the campaign.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What kind of event it is: the journal's word, for example <c>step-ended</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The child that it is about; null: the campaign as a whole, or several children.</summary>
    public string? Child { get; init; }

    /// <summary>The stage in which it happened; null outside of them.</summary>
    public string? Stage { get; init; }

    /// <summary>The step that it is about; null: none.</summary>
    public string? Step { get; init; }

    /// <summary>The attempt that it is about, from 1; null: none. For a command of a stage: which turn at the campaign.</summary>
    public int? Attempt { get; init; }

    /// <summary>The try of the step, from 1; null: none.</summary>
    public int? Try { get; init; }

    /// <summary>What happened, in one line.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// What else the journal says of it, by the journal's own names: texts, numbers, truth values, lists, and dictionaries like
    /// this one. Empty: nothing.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Detail { get; init; } = new Dictionary<string, object?>();

    /// <summary>The root that the campaign belongs to; an absolute folder.</summary>
    public required string Root { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
