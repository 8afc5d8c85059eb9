using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>
/// Finds out when pull requests are merged that something waits for. Those of one repository are asked for together, soon at first
/// and ever more seldom while nothing happens. What waits here holds no slot.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="changed">Called when something changed, or nothing is watched any more; what was recorded is not on disk yet.</param>
/// <param name="failed">Called when the campaign cannot go on.</param>
internal sealed class MergeWatch(RunContext run, Func<Task> changed, Action<Exception> failed) : IDisposable
{
    private readonly Dictionary<(IPullRequestAdapter, string), WatchedRepository> _repositories = [];
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(run.Draining);
    private bool _disposed;

    /// <summary>Whether something may still happen by itself.</summary>
    public bool IsWatching => _repositories.Count > 0;

    /// <summary>Watches the pull requests of a child, if something waits for them.</summary>
    public void Add(ChildState child)
    {
        if (!child.NeedsMerge)
            return;
        var unwatched = new List<PullRequest>();
        foreach (var request in MergeRule.Unmerged(child.PullRequests))
        {
            if (run.PullRequests.For(request) is not var (adapter, repository))
                unwatched.Add(request with { Unwatched = true, Problem = run.PullRequests.WhyNot(request) });
            else
                Watch(adapter, repository, child);
        }

        // Otherwise nobody would know what a run that does nothing waits for.
        if (child.AwaitsMerge && unwatched.Count < MergeRule.Unmerged(child.PullRequests).Count())
            run.Say($"{child.Name} waits for {MergeRule.Waiting(child.PullRequests)}", warning: false);

        // Said once, however often the campaign is resumed.
        unwatched.RemoveAll(child.PullRequests.Contains);
        if (unwatched.Count == 0)
            return;
        new Verdicts(run.State, run.Record).Change(child, unwatched);
        run.Note(
            $"{child.Name}: Coro cannot see when {MergeRule.Names([.. unwatched.Select(request => request.Url)])} "
            + $"{(unwatched.Count == 1 ? "is" : "are")} merged, since {unwatched[0].Problem}; somebody has to say so at gate 'merge:{child.Name}'",
            warning: true,
            child.Name);
        run.CommitSoon();
    }

    /// <summary>Watches nothing any more.</summary>
    public void Dispose()
    {
        _disposed = true;
        _repositories.Clear();
        _over.Cancel();
    }

    private void Watch(IPullRequestAdapter adapter, string repository, ChildState child)
    {
        if (_repositories.TryGetValue((adapter, repository), out var known))
        {
            known.Children.Add(child);
            known.Nudge();
            return;
        }

        var watched = new WatchedRepository(adapter, repository);
        watched.Children.Add(child);
        _repositories.Add((adapter, repository), watched);
        Run(watched);
    }

    private async void Run(WatchedRepository watched)
    {
        try
        {
            // Whoever adds a child has to get to the end of its turn first.
            await Task.Yield();
            while (!_over.IsCancellationRequested && await LookAsync(watched))
                await watched.PauseAsync(run, _over.Token);
            await EndAsync(watched);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            await EndAsync(watched);
        }
        catch (Exception problem)
        {
            failed(problem);
        }
    }

    // Whoever waits for this has to look whether anything is left to wait for; the run may be about to stop.
    private async Task EndAsync(WatchedRepository watched)
    {
        if (_disposed)
            return;
        _repositories.Remove((watched.Adapter, watched.Repository));
        await changed();
    }

    // False: nothing is left to watch in the repository.
    private async Task<bool> LookAsync(WatchedRepository watched)
    {
        var asked = watched.Open(run.PullRequests).ToList();
        if (asked.Count == 0)
            return false;
        var answers = await watched.AskAsync(run, [.. asked.Select(one => one.Request)], _over.Token);
        if (_over.IsCancellationRequested || answers is null)
            return true;
        var any = false;
        foreach (var of in asked.Zip(answers, (one, answer) => (one.Child, one.Request, Now: Now(one.Request, answer)))
            .Where(one => one.Now != one.Request).GroupBy(one => one.Child))
        {
            any = true;
            new Verdicts(run.State, run.Record).Change(of.Key, [.. of.Select(one => one.Now)]);
            run.Tell(of.Key);
        }

        if (any)
        {
            watched.Nudge();
            await changed();
        }

        return watched.Open(run.PullRequests).Any();
    }

    private static PullRequest Now(PullRequest request, PullRequestAnswer answer) => request with
    {
        Status = answer.Status == PullRequestStatus.Unknown ? request.Status : answer.Status,
        Head = answer.Head ?? request.Head,
        Problem = answer.Problem,
        Unwatched = false,
    };
}
