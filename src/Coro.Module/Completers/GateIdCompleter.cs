using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes ids of gates that wait.</summary>
public sealed class GateIdCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Meant(store, bound, campaign => store.Read(campaign)).SelectMany(overview => overview.Gates).Select(gate => new Candidate(gate.Id, gate.Question)).DistinctBy(gate => gate.Text, Names.Comparer);
}
