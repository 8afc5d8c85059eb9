using System.Collections;
using Coro.Engine;

namespace Coro.Module.Completers;

/// <summary>Completes stages.</summary>
public sealed class StageCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        CampaignLogs.Stages.Select(stage => new Candidate(stage, stage));
}
