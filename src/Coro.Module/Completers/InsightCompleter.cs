using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes ids of insights.</summary>
public sealed class InsightCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Meant(store, bound, name => store.Read(name)).SelectMany(overview => overview.Insights)
            .Select(insight => new Candidate(insight.Id, $"{insight.Status}: {insight.Text}"))
            .DistinctBy(insight => insight.Text, Names.Comparer);
}
