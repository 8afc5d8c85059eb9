using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes lanes: those that children of the campaign run in.</summary>
public sealed class LaneCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        store.Read(Campaign(bound)).Children.GroupBy(child => child.Lane).Select(lane => new Candidate(lane.Key, $"{lane.Count()} children"));
}
