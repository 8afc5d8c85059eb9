using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of children of the campaign that is typed already, or of those that are unfinished.</summary>
public sealed class ChildCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Meant(store, bound, store.Glance).SelectMany(campaign => campaign.Children.Select(child => Of(child, campaign))).DistinctBy(child => child.Text, Names.Comparer);
}
