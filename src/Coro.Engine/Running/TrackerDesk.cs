using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Engine.Trackers;

namespace Coro.Engine.Running;

/// <summary>
/// Tells a tracker where the campaign's work stands, beside everything else. What it was told is in the journal, and what it has yet to
/// be told follows from the state; so a tracker that is down stops nothing and catches up, after a restart as well.
/// </summary>
internal sealed class TrackerDesk(RunContext run, ITracker tracker)
{
    /// <summary>How long a run that ends waits for the tracker.</summary>
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(30);

    /// <summary>The same for one that somebody wants to stop.</summary>
    private static readonly TimeSpan LastWordWhenStopped = TimeSpan.FromSeconds(3);

    private readonly Queue<ChildState> _due = new();
    private readonly HashSet<ChildState> _waiting = [];
    private readonly CancellationTokenSource _over = new();
    private Task _work = Task.CompletedTask;
    private string? _problem;
    private DateTimeOffset? _notBefore;

    private CampaignState State => run.State;

    /// <summary>Begins with everything that it does not know.</summary>
    public void Begin()
    {
        foreach (var child in State.Children)
            Touch(child);
    }

    /// <summary>Something may have happened to a child.</summary>
    public void Touch(ChildState child)
    {
        if (_over.IsCancellationRequested || !TrackerRule.IsBehind(State, child))
            return;
        Add(child);
        if (_work.IsCompleted && !_work.IsFaulted)
            _work = WorkAsync();
    }

    /// <summary>Tells it the last, before the run ends. What it cannot be told it is told by the next run.</summary>
    /// <exception cref="IOException">The campaign's log cannot be written.</exception>
    public async Task EndAsync()
    {
        await _over.CancelAsync();
        await _work;
        foreach (var child in State.Children.Where(child => TrackerRule.IsBehind(State, child)))
            Add(child);

        // A host's slowness is nothing that a test's clock could hurry on.
        using var limit = new CancellationTokenSource(run.StopReason is null ? LastWord : LastWordWhenStopped);
        var goesOn = true;
        while (goesOn && _due.Count > 0)
            goesOn = await TryAsync(limit.Token);

        // What stands for the whole is closed last.
        if (goesOn)
            await TryAsync(limit.Token);

        if (TrackerRule.IsBehind(State))
            run.Note($"the tracker ({tracker.Provider}) does not know everything yet; a resume of the campaign tells it the rest", warning: true);
    }

    private void Add(ChildState child)
    {
        if (_waiting.Add(child))
            _due.Enqueue(child);
    }

    private async Task WorkAsync()
    {
        // Whoever tells of a child has to get to the end of its turn first.
        await Task.Yield();
        for (var failures = 0; _due.Count > 0 && !_over.IsCancellationRequested;)
        {
            failures = await TryAsync(_over.Token) ? 0 : failures + 1;
            if (failures > 0)
                await PauseAsync(failures);
        }
    }

    private async Task PauseAsync(int failures)
    {
        var now = run.Time.GetUtcNow();
        var wait = Backoff.Poll(failures);
        if (_notBefore is { } until && until - now > wait)
            wait = until - now;
        try
        {
            await Task.Delay(wait, run.Time, _over.Token);
        }
        catch (OperationCanceledException)
        {
            // The run ends.
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        _due.TryDequeue(out var child);
        if (child is not null)
            _waiting.Remove(child);
        try
        {
            var epic = await EpicAsync(mayClose: child is null, cancellationToken);
            if (child is not null)
                await ChildAsync(epic, child, cancellationToken);
            (_problem, _notBefore) = (null, null);
            return true;
        }
        catch (TrackerException problem)
        {
            _notBefore = problem.RetryAfter;
            if (_problem != problem.Message)
                run.Note($"the tracker ({tracker.Provider}) could not be told: {problem.Message}. It is told later; the campaign goes on", warning: true);
            _problem = problem.Message;
            await run.CommitAsync();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What it did not come to is done at the end, or by the next run.
        }

        if (child is not null)
            Add(child);
        return false;
    }

    private async Task<TrackerReference> EpicAsync(bool mayClose, CancellationToken cancellationToken)
    {
        if (State.Tracker.Item is not { } epic)
        {
            epic = State.Settings.Tracker?.Epic is { } there
                ? (await tracker.ReadAsync(there, cancellationToken)).Reference
                : await tracker.CreateEpicAsync(TrackerRule.Draft(State), cancellationToken);
            await RecordAsync(new TrackerItemKnown(null, epic));
        }

        if (TrackerRule.Due(State) is { } word && (mayClose || word != TrackerRule.Done))
        {
            await tracker.MoveAsync(epic, word == TrackerRule.Done ? TrackerStatus.Done : TrackerStatus.InProgress, cancellationToken);
            await RecordAsync(new TrackerItemTold(null, 0, word));
        }

        return epic;
    }

    private async Task ChildAsync(TrackerReference epic, ChildState child, CancellationToken cancellationToken)
    {
        if (child.Tracker.Item is not { } item)
        {
            item = TrackerRule.Own(State, child) is { } there
                ? (await tracker.ReadAsync(there.Key, cancellationToken)).Reference
                : await tracker.CreateIssueAsync(epic, TrackerRule.Draft(State, child), cancellationToken);
            await RecordAsync(new TrackerItemKnown(child.Name, item));
            foreach (var dependent in child.Dependents.Where(dependent => dependent.Tracker.Item is not null))
                Add(dependent);
        }

        foreach (var on in TrackerRule.Unlinked(State, child).ToList())
        {
            await tracker.LinkAsync(item, on.Tracker.Item!, cancellationToken);
            await RecordAsync(new TrackerItemsLinked(child.Name, on.Name));
        }

        if (TrackerRule.Due(child) is not { } word)
            return;

        // It may go on meanwhile; then it is told of that, too.
        var (status, attempt) = (child.Status, child.Attempt);
        if (TrackerRule.Comment(child) is { } comment)
            await tracker.CommentAsync(item, comment, $"{State.JobId}/{child.Name}/{attempt}/{word}", cancellationToken);
        await tracker.MoveAsync(item, TrackerRule.StatusOf(status), cancellationToken);
        await RecordAsync(new TrackerItemTold(child.Name, attempt, word));
    }

    private Task RecordAsync(CampaignEvent happened)
    {
        run.Record(happened);
        return run.CommitAsync();
    }
}
