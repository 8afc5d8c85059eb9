using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>
/// Completes the child that a resume is to start with, and says what would happen: those that would run come first, those that have
/// ended, about which it asks, come last.
/// </summary>
public sealed class FromCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        store.Read(Campaign(bound), explain: true).Children.OrderBy(Rank).Select(child => new Candidate(child.Name, Hint(child)));

    private static int Rank(CampaignChild child) => child switch
    {
        { Explanation.OnResume: ResumeEffect.WouldRun } => 0,
        { Status: ChildStatus.Pending or ChildStatus.Ready or ChildStatus.Active } => 1,
        { Status: ChildStatus.Failed or ChildStatus.Escalated } => 2,
        _ => 3,
    };

    private static string Hint(CampaignChild child)
    {
        var hint = child.Explanation is { } why ? $"{child.Status}: {why.Because}" : $"{child.Status}";
        return Rank(child) < 2 ? hint : $"{hint}; the resume asks whether to run it again";
    }
}
