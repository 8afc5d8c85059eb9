using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes kinds of events.</summary>
public sealed class EventKindCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        CampaignFeed.Kinds.Select(kind => new Candidate(kind, kind));
}
