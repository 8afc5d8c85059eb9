using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>A campaign as loading found it, and what has to be done to its files before it goes on.</summary>
internal sealed record LoadedCampaign
{
    public required CampaignState State { get; init; }

    /// <summary>The state that mending will give, where that is another.</summary>
    public CampaignState? Preview { get; init; }

    /// <summary>Where the journal goes on.</summary>
    public JournalEnd End { get; init; }

    /// <summary>Whether what lies behind the journal's end is to be cut off.</summary>
    public bool CutTail { get; init; }

    /// <summary>What the journal has to begin with anew, after the state's last event; null where it can go on.</summary>
    public IReadOnlyList<CampaignEvent>? Beginning { get; init; }

    /// <summary>Whether the files are Skill Forge's, and have to be kept before others take their place.</summary>
    public bool KeepSkillForge { get; init; }

    /// <summary>Why nobody can work on the campaign, although it can be looked at; null: nothing is in the way.</summary>
    public CoroException? Obstacle { get; init; }

    /// <summary>Whether the state file is to be kept aside, since it is of no use.</summary>
    public bool SetAside { get; init; }

    /// <summary>Whether the state file has to be written, since it is missing, of no use or not up to date.</summary>
    public bool Rewrite { get; init; }

    /// <summary>What has to be recorded first: recoveries, an adopted state file.</summary>
    public IReadOnlyList<CampaignEvent> ToRecord { get; init; } = [];

    /// <summary>What is wrong with the files, a sentence each.</summary>
    public IReadOnlyList<string> Found { get; init; } = [];

    /// <summary>What was acknowledged once, and is in no file any more; null: nothing.</summary>
    public string? Loss { get; init; }

    /// <summary>What had to be mended, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What only a person can decide.</summary>
    public Gate? Pending { get; init; }

    /// <summary>What each answer to it records.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CampaignEvent>> Answers { get; init; } =
        new Dictionary<string, IReadOnlyList<CampaignEvent>>();
}
