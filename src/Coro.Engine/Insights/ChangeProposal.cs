using Coro.Engine.Loading;
using Coro.Engine.PullRequests;
using Coro.Engine.Running;

namespace Coro.Engine.Insights;

/// <summary>
/// Proposes the change of the memory files as a branch and, if wanted, a pull request. Each of its parts finds what is there already, so it may
/// be done again after a crash at any point.
/// </summary>
internal static class ChangeProposal
{
    private const int LongestBranch = 200;

    /// <summary>Proposes it.</summary>
    /// <returns>What is proposed; null: the files have it all already.</returns>
    /// <exception cref="PullRequestException">It could not.</exception>
    public static async Task<LearnedChange?> MakeAsync(
        RunContext run, ProposalSettings settings, IReadOnlyList<string> files, IReadOnlyList<CampaignInsight> insights, CancellationToken cancellationToken)
    {
        var repository = new MemoryRepository(run.Settings.Origin, run.Workspace.Artifacts);
        var top = await repository.TopAsync(cancellationToken);
        var below = await repository.PrefixAsync(cancellationToken);
        var paths = files.Select(file => OriginPaths.Relative(file, run.Settings.Origin)).Select(path => below + (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path)).ToList();
        var remote = settings.Kind == ProposalKind.PullRequest ? await repository.RemoteAsync(settings.Remote, cancellationToken) : null;
        var onto = settings.Base ?? await repository.BaseAsync(remote?.Name, cancellationToken);
        var from = await repository.CommitAsync(onto, remote?.Name, cancellationToken)
            ?? throw new PullRequestException($"{top} has no branch '{onto}' to propose a change of");
        var branch = BranchOf(run.State.Name, run.State.JobId);
        var title = $"What campaign {run.State.Name} learned";
        var body = $"{MemoryBlock.List(insights)}\nProposed by campaign {run.State.Name} ({run.State.JobId}).";
        var commit = await repository.ChangeAsync(
            branch, from, paths, text => MemoryBlock.Put(text, run.State.Name, insights), $"{title}\n\n{body}\n", insights.Max(insight => insight.At), cancellationToken);
        if (commit is null)
            return null;
        var change = new LearnedChange(branch, commit, top);
        return settings.Kind == ProposalKind.Branch ? change : change with { Url = await RequestAsync() };

        async Task<string> RequestAsync()
        {
            var where = remote?.Url ?? top;
            var adapter = run.PullRequests.ForCreating(where)
                ?? throw new PullRequestException(
                    $"{run.PullRequests.WhyNot(new() { Url = where })} ({Sources.SourceUrl.Mask(where)}), so no pull request can be made; branch {branch} in {top} has the change");
            if (remote is var (name, _))
                await repository.PushAsync(name, commit, branch, cancellationToken);
            return (await adapter.CreateAsync(new(where, branch, onto, title, body), cancellationToken)).Url;
        }
    }

    /// <summary>The branch of a campaign, which no other campaign ever has.</summary>
    public static string BranchOf(string campaign, string jobId)
    {
        // A name may have what a branch must not: two full stops in a row, or .lock at its end.
        var name = campaign.Replace('.', '-');
        return $"coro/{(name.Length > LongestBranch ? name[..LongestBranch] : name)}-{jobId}";
    }
}
