using System.Collections;
using System.Management.Automation;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of children that the command that is typed may be used on, as they stand now.</summary>
public sealed class OperationCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound)
    {
        var campaign = Campaign(bound);
        var children = store.Read(campaign).Children;
        if (Operation(command) is not { } operation)
            return children.Select(Of);
        var request = new ChildRequest
        {
            Operation = operation,
            Children = [.. children.Select(child => child.Name)],
            Force = IsOn(bound["Force"]),
            By = "completion",
        };
        var allowed = new CampaignControl(store.Root).Preview(campaign, request).Outcomes
            .Where(outcome => outcome.Verdict == ControlVerdict.Done)
            .Select(outcome => outcome.Target)
            .ToHashSet(Names.Comparer);
        return children.Where(child => allowed.Contains(child.Name)).Select(Of);
    }

    private static Candidate Of(CampaignChild child) => new(child.Name, $"{child.Status} {child.Message}".TrimEnd());

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
