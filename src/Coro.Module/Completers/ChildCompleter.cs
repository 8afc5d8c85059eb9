using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes names of children of the campaign that is typed already, or of the only unfinished one.</summary>
public sealed class ChildCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        store.Read(Campaign(bound)).Children.Select(c => new Candidate(c.Name, $"{c.Status} {c.Message}".TrimEnd()));
}
