using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>A campaign as loading found it, and what has to be done to its files before it goes on.</summary>
internal sealed record LoadedCampaign
{
    public required CampaignState State { get; init; }

    /// <summary>Where the journal goes on.</summary>
    public required JournalEnd End { get; init; }

    /// <summary>What has to be recorded first: recoveries, an adopted state file.</summary>
    public IReadOnlyList<CampaignEvent> ToRecord { get; init; } = [];

    /// <summary>What had to be mended, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What only a person can decide.</summary>
    public Gate? Pending { get; init; }
}
