using System.Runtime.CompilerServices;
using Coro.Engine.Following;
using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine;

/// <summary>
/// Tells what has happened to a campaign and, while somebody runs it, what happens: its events, in order, each once. It takes no
/// lock and writes nothing. An event is told only when it is on the disk itself, so that whatever was told stays told.
/// </summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignFeed(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignStore _store = new(root, time);

    /// <summary>The words for all kinds of events.</summary>
    public static IReadOnlyList<string> Kinds => EventKinds.All;

    /// <summary>Reads a campaign's events.</summary>
    /// <param name="campaign">Its name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="query">Which ones. With <see cref="EventQuery.Follow"/> it ends about a second after nobody runs the campaign.</param>
    /// <param name="note">Told, before the end, what else there is to say about it: one line; null: nobody wants to know.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="InvalidStateException">There is no such campaign, or no such child of it.</exception>
    /// <exception cref="UsageException">There is no such kind of event.</exception>
    /// <exception cref="CorruptStateException">Children are named, and the campaign's state cannot be read.</exception>
    public async IAsyncEnumerable<CampaignEventRecord> ReadAsync(
        string? campaign, EventQuery query, Action<string>? note = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Check(new NameFilter(query.Kinds));
        var workspace = _store.Resolve(campaign);
        Check(new(query.Children), workspace);
        var reader = new EventReader(workspace.Name, root, query);
        var tail = new CampaignTail<CampaignEventRecord>(workspace, _time, reader.Pick);
        var most = query.Last;
        while (true)
        {
            var arrived = tail.Look(last: !query.Follow);
            foreach (var happened in most is { } last ? arrived.ToList().TakeLast(last) : arrived)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return happened;
            }

            most = null;
            if (tail.IsOver)
                break;
            await tail.PauseAsync(cancellationToken).ConfigureAwait(false);
        }

        if (tail.Note is { } text)
            note?.Invoke(text);
    }

    private static void Check(NameFilter kinds)
    {
        var wrong = kinds.Exact.FirstOrDefault(word => !Kinds.Contains(word, Names.Comparer))
            ?? kinds.Patterns.FirstOrDefault(pattern => !Kinds.Any(kind => NameFilter.Matches(pattern, kind)));
        if (wrong is not null)
            throw new UsageException($"There is no kind of event '{wrong}'{Nearest.End(wrong, Kinds)} The kinds are {string.Join(", ", Kinds)}.");
    }

    private void Check(NameFilter children, Workspace workspace)
    {
        if (!children.Exact.Any())
            return;
        var state = _store.Look(workspace).State;
        if (children.Exact.FirstOrDefault(name => state.Find(name) is null) is { } wrong)
            throw new InvalidStateException(UnknownChild.Message(state.Name, wrong, [.. state.Children.Select(child => child.Name)]));
    }
}
