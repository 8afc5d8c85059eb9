namespace Coro.Engine;

/// <summary>How a campaign is to be run, as far as the caller decides it and not the brief.</summary>
public sealed record RunOptions
{
    /// <summary>Nobody is there to ask: gates take their defaults, or park the campaign.</summary>
    public bool Headless { get; init; }

    /// <summary>The caller said that somebody wants to be asked; that nobody did, as was said of the campaign before, does not hold any more.</summary>
    public bool Interactive { get; init; }

    /// <summary>Whether failed children make the exit code <see cref="ExitCode.ChildrenFailed"/>.</summary>
    public bool Strict { get; init; }

    /// <summary>What to do when the campaign exists already. Null: ask; headless: see <see cref="ExistingCampaign"/>.</summary>
    public ExistingCampaign? Existing { get; init; }

    /// <summary>
    /// Answers given in advance, by gate id or kind in lower case, for example <c>export</c> = <c>halt</c>; <c>halt</c> parks the campaign.
    /// </summary>
    public IReadOnlyDictionary<string, string> Gates { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the child that a resume starts with, as far as what it needs allows; null: none.</summary>
    public string? From { get; init; }

    /// <summary>How many children run at once; null: what the brief says.</summary>
    public int? Throttle { get; init; }

    /// <summary>How long running steps may go on after a stop was asked for, before they are ended.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Who runs the campaign, for the record.</summary>
    public string User { get; init; } = Environment.UserName;
}
