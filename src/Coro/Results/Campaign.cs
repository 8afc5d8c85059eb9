namespace Coro;

/// <summary>A campaign as a list of campaigns shows it.</summary>
public sealed record Campaign
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its job's id, which no other campaign ever has.</summary>
    public required string JobId { get; init; }

    /// <summary>Where it stands.</summary>
    public CampaignStatus Status { get; init; }

    /// <summary>Its sequence of stages.</summary>
    public Workflow Workflow { get; init; }

    /// <summary>The stage that runs or comes next; null when there is none left.</summary>
    public int? Stage { get; init; }

    /// <summary>That stage's name; null as above.</summary>
    public string? StageName { get; init; }

    /// <summary>How many children have which status.</summary>
    public CampaignCounts Counts { get; init; } = new();

    /// <summary>When it was created.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset LastUpdated { get; init; }

    /// <summary>How long it has run, over all its runs.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How its last run ended; null while one goes on or when it died.</summary>
    public ExitCode? ExitCode { get; init; }

    /// <summary>Who asked it to stop, while it runs on until what runs has ended; null: nobody has.</summary>
    public CampaignStop? Stopping { get; init; }

    /// <summary>Whether somebody wants to be asked: true, and no question takes its default; false, and nobody is asked. Null: as each run is started.</summary>
    public bool? Interactive { get; init; }

    /// <summary>Why it is not running, or what it waits for; null when nothing needs saying.</summary>
    public string? Reason { get; init; }

    /// <summary>The time at which its running stage goes on, where that waits for one; null: it does not.</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>Its workspace; an absolute folder.</summary>
    public required string Workspace { get; init; }

    /// <summary>The root that the workspace belongs to; an absolute folder.</summary>
    public required string Root { get; init; }

    /// <summary>Its name, so that a text can have it in it.</summary>
    public override string ToString() => Name;
}
