using System.Collections;
using Coro.Engine;
using Coro.Engine.Configuration;

namespace Coro.Module.Completers;

/// <summary>Completes keys of customization.</summary>
public sealed class ConfigurationKeyCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        Customization.Load(store.Root).Values.Select(value => new Candidate(value.Key, value.Text));
}
