namespace Coro.Engine;

/// <summary>Looks at campaigns, without a lock and without writing anything; it may be used while they run.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
public sealed class CampaignStore(string root)
{
    /// <summary>The root.</summary>
    public string Root { get; } = root;

    /// <summary>All campaigns, by name. One whose state cannot be read is in <paramref name="unreadable"/>.</summary>
    /// <param name="unreadable">Why, by campaign name.</param>
    public IReadOnlyList<Campaign> List(out IReadOnlyDictionary<string, CoroException> unreadable) =>
        throw new NotSupportedException(Root);

    /// <summary>One campaign with its children, gates and decisions.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <exception cref="InvalidStateException">There is none of that name; or none, or several, unfinished.</exception>
    /// <exception cref="CorruptStateException">Its files cannot be read.</exception>
    public CampaignOverview Read(string? campaign) => throw new NotSupportedException(campaign);
}
