namespace Coro;

/// <summary>Something that children of a campaign learned, and that children who start later are told.</summary>
public sealed record CampaignInsight
{
    /// <summary>The campaign's name.</summary>
    public required string Campaign { get; init; }

    /// <summary>What it is called: <c>i1</c>, <c>i2</c> … in the order in which they came.</summary>
    public required string Id { get; init; }

    /// <summary>It, as whoever learned it first put it.</summary>
    public required string Text { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The children that learned it, the first one first.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What somebody thinks of it.</summary>
    public InsightStatus Status { get; init; }

    /// <summary>Who does; null: nobody has said.</summary>
    public string? By { get; init; }

    /// <summary>Why; null: nothing was said.</summary>
    public string? Why { get; init; }

    /// <summary>When it was learned first.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The folder that holds the campaign; absolute.</summary>
    public string Root { get; init; } = "";
}
