using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes choices of the gate that is typed already, or of all that wait.</summary>
public sealed class GateChoiceCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound)
    {
        var typed = bound["Gate"] ?? bound["Id"];
        var id = typed is object[] { Length: > 0 } many ? many[0]?.ToString() : typed?.ToString();
        // The first choice is the one that goes on, so it is no way to deny.
        var first = command.Contains("Deny-", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return store.Read(Campaign(bound)).Gates
            .Where(gate => id is null || Names.Comparer.Equals(gate.Id, id))
            .SelectMany(gate => gate.Choices.Skip(first).Select(choice => new Candidate(choice, gate.Question)))
            .DistinctBy(candidate => candidate.Text);
    }
}
