using Coro.Engine.Contracts;

namespace Coro.Engine;

/// <summary>What the children of a campaign promise each other, and whether they keep it. It only reads.</summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignContracts(string root, TimeProvider? time = null)
{
    /// <summary>Reads them.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="problems">What is wrong with the index; empty: nothing.</param>
    /// <returns>The contracts in the index's order; none where there is no index.</returns>
    /// <exception cref="CoroException">There is no such campaign, or its files cannot be read.</exception>
    public IReadOnlyList<CampaignContract> Read(string? campaign, out IReadOnlyList<string> problems)
    {
        var store = new CampaignStore(root, time);
        var workspace = store.Resolve(campaign);
        var book = new ContractBook(store.Look(workspace).State, workspace, root);
        var contracts = book.All();
        problems = book.Problems;
        return contracts;
    }
}
