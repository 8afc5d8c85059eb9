using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>
/// Follows a campaign's journal without a lock, one look at a time, and knows when it is over: nobody holds the campaign any
/// more, or another one has taken its place.
/// </summary>
internal sealed class CampaignTail<T>
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    // A rerun lets go of the campaign before it takes it again to go on, and so does whoever starts over.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private readonly IDisk _disk;
    private readonly TimeProvider _time;
    private readonly JournalPick<T> _pick;
    private readonly JournalTail<T> _journal;
    private readonly string _name;
    private bool _wasHeld;
    private bool _runs;
    private long? _quietSince;

    /// <summary>Begins at the journal's start.</summary>
    /// <param name="workspace">The campaign's folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pick">What is wanted of it.</param>
    /// <param name="disk">Where it lies; null: the machine's own.</param>
    public CampaignTail(Workspace workspace, TimeProvider time, JournalPick<T> pick, IDisk? disk = null)
    {
        (Workspace, _time, _pick, _disk) = (workspace, time, pick, disk ?? RealDisk.Instance);
        _name = workspace.Name;
        _journal = new(_disk, workspace.Journal, Watch);
    }

    /// <summary>The campaign's folder; it changes where another campaign took its place.</summary>
    public Workspace Workspace { get; private set; }

    /// <summary>Whether somebody held the campaign when it was last looked at.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Whether nothing more is to come.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What there is to say about the end beyond the events: one line; null: nothing.</summary>
    public string? Note { get; private set; }

    /// <summary>Gives what has come since the last look, as far as it is on the disk.</summary>
    /// <param name="last">Whether there will be no other look, so that nothing is left for later that need not be.</param>
    public IEnumerable<T> Look(bool last)
    {
        // In this order: when nobody holds the campaign, what is read after that is all there is.
        var owner = LockOwner.Read(Workspace.Lock) is { IsAlive: true } alive ? alive : null;
        IsHeld = owner is not null;
        _wasHeld |= IsHeld;
        var before = _journal.Last;

        // Whoever comes wants to know at once how things stand.
        var atOnce = last || before == 0;
        foreach (var item in _journal.Read(!IsHeld, owner is null || owner.Host == Environment.MachineName, atOnce))
            yield return item;
        var (place, news) = (_journal.Place, _journal.Last != before);
        if (place != JournalPlace.Same && TryArchive())
        {
            foreach (var item in _journal.Read(unended: true, own: true, atOnce: true))
                yield return item;
            End($"another campaign of its name took the place of campaign '{_name}', which was set aside in {Workspace.Folder}");
        }
        else if (last || place == JournalPlace.Other || IsQuiet(news))
        {
            End(place == JournalPlace.Same ? Remark(last) : $"there is no journal of campaign '{_name}' in {Workspace.Folder}");
        }
    }

    /// <summary>Waits until it is worth to look again.</summary>
    public Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Beat, _time, cancellationToken);

    private bool Watch(in JournalLine line, ReadOnlySpan<byte> bytes, out T picked)
    {
        var kind = line.Kind(bytes);
        if (kind.StartsWith("run-st"u8))
            _runs = kind.SequenceEqual("run-started"u8);
        return _pick(line, bytes, out picked);
    }

    private bool IsQuiet(bool news)
    {
        if (news || IsHeld)
            _quietSince = null;
        else
            _quietSince ??= _time.GetTimestamp();
        return _quietSince is { } since && _time.GetElapsedTime(since) >= Settling;
    }

    private bool TryArchive()
    {
        foreach (var archived in CampaignArchive.Of(Workspace))
        {
            if (!_journal.TryGoOnIn(archived.Journal))
                continue;
            Workspace = archived;
            return true;
        }

        return false;
    }

    private void End(string? note) => (IsOver, Note) = (true, note);

    private string? Remark(bool once)
    {
        if (_journal.Withheld > 0)
            return $"{_journal.Withheld} more events of campaign '{_name}' may not be on the disk yet, and are not shown";
        if (IsHeld)
            return null;
        if (_journal.EndsBadly)
        {
            return $"the journal of campaign '{_name}' has a line after entry {_journal.Last} that is unfinished or damaged; "
                + "resuming the campaign mends it, or says what is lost";
        }

        if (once)
            return null;
        if (_runs)
            return $"the process that ran campaign '{_name}' is gone without having said so; resume it to go on";
        return _wasHeld ? null : $"nobody runs campaign '{_name}'; this is all that has happened so far";
    }
}
