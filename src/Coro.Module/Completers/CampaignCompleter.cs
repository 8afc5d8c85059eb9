using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of campaigns.</summary>
public sealed class CampaignCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound)
    {
        var campaigns = store.List(out var unreadable).Select(c => new Candidate(c.Name, $"{c.Status}, {c.Counts.Total} children"));
        return campaigns.Concat(unreadable.Select(one => new Candidate(one.Key, one.Value.Message)));
    }
}
