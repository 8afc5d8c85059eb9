using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes a table of answers to gates: those that wait, and the kinds that there are.</summary>
public sealed class GateCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Waiting(store, bound).Concat(Enum.GetValues<GateKind>().Select(Kind)).DistinctBy(c => c.Text);

    private static IEnumerable<Candidate> Waiting(CampaignStore store, IDictionary bound) => Campaign(bound) is not { } name
        ? []
        : store.Read(name).Gates.SelectMany(g => g.Choices.Select(choice => Answer(g.Id, choice, g.Question)));

    private static Candidate Kind(GateKind kind) =>
        Answer(kind.ToString().ToLowerInvariant(), "halt", "Park the campaign at this gate.");

    private static Candidate Answer(string gate, string choice, string hint) => new($"@{{ '{gate}' = '{choice}' }}", hint);
}
