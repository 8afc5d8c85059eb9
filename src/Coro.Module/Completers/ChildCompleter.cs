using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of children of the campaign that is typed already, or of those that are unfinished.</summary>
public sealed class ChildCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Meant(store, bound).SelectMany(overview => overview.Children.Select(child => Of(child, overview))).DistinctBy(child => child.Text, Names.Comparer);
}
