using System.Runtime.CompilerServices;
using System.Text;
using Coro.Engine.Following;
using Coro.Engine.Stages;

namespace Coro.Engine;

/// <summary>
/// Reads what steps have written and, while they run, what they write: the logs of a child's tries, or of a stage's commands, in
/// the order in which they were started. It takes no lock, and holds no log in memory.
/// </summary>
/// <param name="root">The folder that holds the campaigns; absolute. See <see cref="CampaignRoot"/>.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class CampaignLogs(string root, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly CampaignStore _store = new(root, time);

    /// <summary>The words for all stages. Not each of them has a command.</summary>
    public static IReadOnlyList<string> Stages { get; } = [.. Enum.GetValues<Workflow>().SelectMany(Workflows.Slugs)];

    /// <summary>Reads logs as they are, byte by byte.</summary>
    /// <param name="campaign">The campaign's name or job id; null: the one unfinished campaign, if there is just one.</param>
    /// <param name="query">Which ones.</param>
    /// <param name="note">Told, before the end, what else there is to say: one line; null: nobody wants to know.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="UsageException">The query names no child and no stage, or both, or a stage that there is not.</exception>
    /// <exception cref="InvalidStateException">There is no such campaign, child, step or try.</exception>
    /// <exception cref="CorruptStateException">The campaign's files cannot be read.</exception>
    public async IAsyncEnumerable<LogChunk> ReadAsync(
        string? campaign, LogQuery query, Action<string>? note = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var subject = new LogSubject(query);
        var workspace = _store.Resolve(campaign);
        var present = _store.Look(workspace).State;
        var followed = new FollowedState(workspace, _time);
        Look();
        subject.CheckNames(present);
        var reader = new LogReader(present.Name, query, subject);
        if (query.Tail is { } lines)
            reader.SkipToLast(lines, followed.Workspace);
        while (true)
        {
            // In this order: what a try wrote before it ended is read after its end is known.
            var over = followed.IsOver || subject.IsOver(followed.State);
            foreach (var chunk in reader.Read(followed.Workspace, over))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return chunk;
            }

            if (over)
                break;
            await followed.PauseAsync(cancellationToken).ConfigureAwait(false);
            Look();
        }

        if (subject.WhyNothing() is { } nothing)
            note?.Invoke(nothing);
        else if (reader.FoundNone)
            note?.Invoke($"there is no log in {subject.Wanted[^1].FolderIn(followed.Workspace)}");
        if (query.Follow && followed.Note is { } text)
            note?.Invoke(text);

        void Look()
        {
            foreach (var entry in followed.Look(last: !query.Follow))
                subject.Add(followed.State, entry.Event);
        }
    }

    /// <summary>Reads the same line by line.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async IAsyncEnumerable<CampaignLogLine> ReadLinesAsync(
        string? campaign, LogQuery query, Action<string>? note = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var chunk in ReadAsync(campaign, query, note, cancellationToken).ConfigureAwait(false))
        {
            for (var rest = chunk.Bytes; rest.Length > 0;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                rest = end < 0 ? default : rest[(end + 1)..];
                yield return Line(chunk.Source, line.Span);
            }
        }
    }

    private CampaignLogLine Line(LogSource source, ReadOnlySpan<byte> line) => new()
    {
        Campaign = source.Campaign,
        Child = source.Child,
        Stage = source.Stage,
        Step = source.Step,
        Attempt = source.Attempt,
        Try = source.Try,
        Stream = source.Stream,
        Text = Encoding.UTF8.GetString(line.TrimEnd((byte)'\r')),
        Root = root,
    };
}
