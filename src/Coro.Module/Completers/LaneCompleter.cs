using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes lanes: those that children of the campaign run in, and the usual ones.</summary>
public sealed class LaneCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Used(store, bound).Concat(Usual).DistinctBy(lane => lane.Text, Names.Comparer);

    private static readonly Candidate[] Usual = [new("fast", "a light child"), new("standard", "the default"), new("deep", "a heavy child")];

    private static IEnumerable<Candidate> Used(CampaignStore store, IDictionary bound)
    {
        try
        {
            return store.Glance(Campaign(bound)).Children.GroupBy(child => child.Lane).Select(lane => new Candidate(lane.Key, $"{lane.Count()} children"));
        }
        catch (CoroException)
        {
            return [];
        }
    }
}
