using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>A repository with pull requests that something waits for, and when it is asked next.</summary>
internal sealed class WatchedRepository(IPullRequestAdapter adapter, string repository)
{
    private int _looks;
    private string? _told;
    private DateTimeOffset? _notBefore;
    private CancellationTokenSource? _pause;

    public IPullRequestAdapter Adapter => adapter;

    public string Repository => repository;

    /// <summary>The children with pull requests in it.</summary>
    public HashSet<ChildState> Children { get; } = [];

    /// <summary>The pull requests that something waits for still.</summary>
    public IEnumerable<(ChildState Child, PullRequest Request)> Open(PullRequestAdapters adapters)
    {
        Children.RemoveWhere(child => !child.NeedsMerge);
        return Children.SelectMany(child => MergeRule.Unmerged(child.PullRequests).Select(request => (child, request)))
            .Where(one => adapters.For(one.request) is var (by, where) && by == adapter && where == repository);
    }

    /// <summary>Asks for them. That they cannot be asked for is told once.</summary>
    /// <returns>Null: they could not be.</returns>
    public async Task<IReadOnlyList<PullRequestAnswer>?> AskAsync(
        RunContext run, IReadOnlyList<PullRequest> requests, CancellationToken cancellationToken)
    {
        try
        {
            var answers = await adapter.AskAsync(repository, requests, cancellationToken);
            (_told, _notBefore) = (null, null);
            return answers;
        }
        catch (PullRequestException problem)
        {
            _notBefore = problem.RetryAfter;
            if (_told != problem.Message)
                run.Note($"the pull requests of {repository} cannot be asked for ({adapter.Name}): {problem.Message}. They are asked for again later", warning: true);
            _told = problem.Message;
            await run.CommitAsync();
            return null;
        }
    }

    /// <summary>Waits until they are to be asked for again.</summary>
    public async Task PauseAsync(RunContext run, CancellationToken over)
    {
        var until = run.Time.GetUtcNow() + Backoff.Poll(++_looks);
        if (_notBefore > until)
            until = _notBefore.Value;
        using var pause = _pause = CancellationTokenSource.CreateLinkedTokenSource(over);
        await run.WaitUntilAsync(() => until, pause.Token);
        _pause = null;
    }

    /// <summary>Something happened, and more may soon: they are asked for now, and often again at first.</summary>
    public void Nudge()
    {
        _looks = 0;
        if (_notBefore is null)
            _pause?.Cancel();
    }
}
