using System.Runtime.CompilerServices;
using Coro.Engine.State;
using Coro.Engine.Trackers;

namespace Coro.Engine.Jobs;

/// <summary>Reads items of issue trackers that are to become jobs.</summary>
/// <param name="usual">The settings of customization.</param>
/// <param name="store">The jobs that there are.</param>
/// <param name="time">The clock.</param>
internal sealed class JobIntake(CampaignSettings usual, JobStore store, TimeProvider time)
{
    /// <summary>Makes trackers; null: those that Coro brings.</summary>
    public Func<TrackerSettings, ITracker>? TrackerOf { get; init; }

    /// <summary>Reads one.</summary>
    public async Task<CoroJob> ReadAsync(string reference, CoroJob template, CancellationToken cancellationToken)
    {
        var source = ItemSource.Read(reference, usual, template.Origin);
        if (source.Key is null)
            throw new UsageException($"'{reference}' is a tracker and not an item of it. Name the item, for example {reference}#12, or a label with --label (-Label).");
        var draft = JobOfItem.Of(await TryAsync(() => Tracker(source).ReadAsync(source.Key, cancellationToken)).ConfigureAwait(false), template, source.Tracker);
        return store.All().FirstOrDefault(job => JobStore.IsOf(job, draft.Tracker!)) is { } there ? throw CoroJobs.Taken(draft.Tracker!, there) : draft;
    }

    /// <summary>Reads those of a label that are no jobs yet.</summary>
    public async Task<IReadOnlyList<CoroJob>> ListAsync(string? from, string label, CoroJob template, CancellationToken cancellationToken)
    {
        var source = SourceOf(from, template);
        return await TryAsync(() => ListAsync(source, label, template, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Does that again and again.</summary>
    public async IAsyncEnumerable<CoroJob> WatchAsync(
        string? from, string label, CoroJob template, TimeSpan every, Action<string> tell, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (source, given, problem) = (SourceOf(from, template), new List<CoroJob>(), (string?)null);
        while (true)
        {
            IReadOnlyList<CoroJob> found = [];
            var until = time.GetUtcNow() + every;
            try
            {
                found = await ListAsync(source, label, template, cancellationToken).ConfigureAwait(false);
                problem = null;
            }
            catch (TrackerException failure)
            {
                if (problem != failure.Message)
                    tell($"{OneLine.Of(failure.Message)}; it is asked again");
                problem = failure.Message;
                until = failure.RetryAfter is { } later && later > until ? later : until;
            }

            // One that could not be made a job is not tried again and again.
            foreach (var draft in found.Where(draft => !given.Any(job => JobStore.IsOf(job, draft.Tracker!))).ToList())
            {
                given.Add(draft);
                yield return draft;
            }

            var wait = until - time.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private ItemSource SourceOf(string? from, CoroJob template)
    {
        var source = ItemSource.Read(from, usual, template.Origin);
        return source.Key is null
            ? source
            : throw new UsageException($"'{from}' is one item; a label is looked for in all of them. Leave the item out, or the label.");
    }

    private async Task<IReadOnlyList<CoroJob>> ListAsync(ItemSource source, string label, CoroJob template, CancellationToken cancellationToken)
    {
        var (tracker, drafts) = (Tracker(source), new List<CoroJob>());
        var keys = await tracker.ListAsync(label, cancellationToken).ConfigureAwait(false);

        // Those that are jobs need not be read again.
        var jobs = keys.Count == 0 ? [] : store.All();
        foreach (var key in keys)
        {
            if (jobs.Any(job => JobStore.IsOf(job, tracker.ReferenceTo(key))))
                continue;
            drafts.Add(JobOfItem.Of(await tracker.ReadAsync(key, cancellationToken).ConfigureAwait(false), template with { Name = "" }, source.Tracker));
        }

        return drafts;
    }

    // What tells of the work that a campaign does is found by the campaign; a file that is not named is its workspace's.
    private ITracker Tracker(ItemSource source) => source.Tracker is { Kind: TrackerKind.File, Path: null }
        ? throw new UsageException("A tracker that is a file needs its path: write for example file:wishes.json#3.")
        : TrackerOf?.Invoke(source.Tracker) ?? TrackerFactory.Of(source.Tracker, "", RealDisk.Instance, time);

    private static async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (TrackerException problem)
        {
            throw new InvalidStateException($"The tracker could not be asked: {OneLine.Of(problem.Message)}.", problem);
        }
    }
}
