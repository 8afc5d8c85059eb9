using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of campaigns; behind a child that is typed already, of those that have it.</summary>
public sealed class CampaignCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound)
    {
        var campaigns = store.List(out var unreadable);
        if (Child(bound) is { } child && campaigns.Where(campaign => Has(store, campaign.Name, child)).ToList() is { Count: > 0 } having)
            return having.Select(Of);
        return campaigns.Select(Of).Concat(unreadable.Select(one => new Candidate(one.Key, one.Value.Message)));
    }

    private static Candidate Of(Campaign campaign) => new(campaign.Name, $"{campaign.Status}, {campaign.Counts.Total} children");

    private static string? Child(IDictionary bound) => bound["Child"] switch
    {
        string name => name,
        object[] { Length: > 0 } many => many[0]?.ToString(),
        _ => null,
    };

    private static bool Has(CampaignStore store, string campaign, string child)
    {
        try
        {
            return store.Glance(campaign).Children.Any(one => Names.Comparer.Equals(one.Name, child));
        }
        catch (CoroException)
        {
            return false;
        }
    }
}
