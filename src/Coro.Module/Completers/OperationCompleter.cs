using System.Collections;
using System.Management.Automation;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of children that the command that is typed may be used on, as they stand now.</summary>
public sealed class OperationCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Meant(store, bound, store.Glance).SelectMany(campaign => Allowed(command, store, bound, campaign)).DistinctBy(child => child.Text, Names.Comparer);

    private static IEnumerable<Candidate> Allowed(string command, CampaignStore store, IDictionary bound, CampaignGlance campaign)
    {
        if (Operation(command) is not { } operation)
            return campaign.Children.Select(child => Of(child, campaign));
        var request = new ChildRequest
        {
            Operation = operation,
            Children = [.. campaign.Children.Select(child => child.Name)],
            Force = IsOn(bound["Force"]),
            By = "completion",
        };
        var allowed = new CampaignControl(store.Root).Preview(campaign.Name, request).Outcomes
            .Where(outcome => outcome.Verdict == ControlVerdict.Done)
            .Select(outcome => outcome.Target)
            .ToHashSet(Names.Comparer);
        return campaign.Children.Where(child => allowed.Contains(child.Name)).Select(child => Of(child, campaign));
    }

    private static ChildOperation? Operation(string command) => command[(command.LastIndexOf('\\') + 1)..].ToLowerInvariant() switch
    {
        "skip-campaignchild" => ChildOperation.Skip,
        "stop-campaignchild" => ChildOperation.Cancel,
        "invoke-campaignrerun" => ChildOperation.Rerun,
        "resume-campaignchild" => ChildOperation.Resume,
        _ => null,
    };

    private static bool IsOn(object? given) => given is not null && LanguagePrimitives.IsTrue(given);
}
