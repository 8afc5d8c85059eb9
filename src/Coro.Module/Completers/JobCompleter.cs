using System.Collections;
using Coro.Engine;
using Coro.Engine.Jobs;

namespace Coro.Module.Completers;

/// <summary>Completes jobs, by name where only one has it, else by id.</summary>
public sealed class JobCompleter : StateCompleter
{
    private protected override IEnumerable<Candidate> Candidates(string command, CampaignStore store, IDictionary bound) =>
        new CoroJobs(store.Root).List()
            .GroupBy(job => job.Name, Names.Comparer)
            .SelectMany(same => same.Select(job => new Candidate(same.Count() == 1 ? job.Name : job.Id, $"{job.Status} {job.Title}")));
}
