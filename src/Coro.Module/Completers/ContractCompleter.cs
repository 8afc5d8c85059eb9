using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes ids of contracts.</summary>
public sealed class ContractCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Meant(store, bound, name => store.Read(name)).SelectMany(overview => new CampaignContracts(store.Root).Read(overview.Campaign.Name, out _))
            .Select(contract => new Candidate(contract.Id, $"{contract.Status}, of {contract.Producer}"))
            .DistinctBy(contract => contract.Text, Names.Comparer);
}
