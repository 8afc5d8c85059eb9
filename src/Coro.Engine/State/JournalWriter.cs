using System.Text.Json;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// Appends to the journal. One thread at a time appends; any number wait. What was appended can be handed to the system at once; a thread
/// of the journal's own flushes it. Whoever waits while a flush runs shares the next one with everybody else who does. After a failure nothing is acknowledged any more: what a disk did with a
/// failed flush cannot be known, so it is not asked again.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    // More than this is handed to the disk even when nobody waits for it.
    private const int MuchGathered = 1 << 20;

    // What is derived from the journal follows it at once, or, when entries come fast, this much later; in milliseconds.
    private const int Lag = 100;

    // No two journals have as much in common at their start: a checksum and a time are in it.
    private const int HeadLength = 64;

    private readonly object _gate = new();
    private readonly IDiskFile _file;
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Utf8JsonWriter _json;
    private readonly Action<long>? _derive;
    private readonly ByteBuffer _gathered = new();
    private Thread? _flusher;
    private TaskCompletionSource? _asked;
    private TaskCompletionSource? _running;
    private IOException? _fault;
    private DateTimeOffset _lastTime;
    private long _end;
    private long _last;
    private long _runningThrough;
    private long _flushed;
    private long _derived;
    private long _derivedAt = Environment.TickCount64 - Lag;
    private bool _closing;

    /// <summary>Goes on where a journal ends.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="path">Its file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="derive">
    /// Writes what follows from the entries up to a number, all of them on the disk; called on a thread of the journal's own, now and then.
    /// </param>
    public JournalWriter(IDisk disk, string path, TimeProvider time, JournalEnd end, Action<long>? derive = null)
    {
        _derive = derive;
        _path = path;
        _time = time;
        _json = new(_gathered, EventJson.Readable);
        (_end, _last, _flushed, _lastTime) = (end.Offset, end.Sequence, end.Flushed, end.Time);
        _file = disk.OpenWrite(path);
        if (end.LineIsOpen)
            _gathered.Add((byte)'\n');
    }

    /// <summary>The number of the last entry appended.</summary>
    public long Last => _last;

    /// <summary>The present time.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Removes what lies behind the journal's end. It is gone for good before anything takes its place.</summary>
    public void CutTail()
    {
        _file.SetLength(_end);
        _file.Flush();
    }

    /// <summary>The number up to which everything is on the disk.</summary>
    public long Flushed => Volatile.Read(ref _flushed);

    /// <summary>Whether the file of the journal's name is the one that is written, from its start to its end.</summary>
    public bool IsInPlace(IDisk disk)
    {
        Span<byte> mine = stackalloc byte[HeadLength], named = stackalloc byte[HeadLength];
        using var file = disk.OpenRead(_path);
        return file is not null && file.Length >= Volatile.Read(ref _end) && named[..file.Read(0, named)] is [(byte)'{', ..] head
            && head.SequenceEqual(mine[.._file.Read(0, mine)]);
    }

    /// <summary>Gives an event its place: the next number, and a time that is never before the last one's.</summary>
    public JournalEntry Stamp(CampaignEvent happened)
    {
        var now = _time.GetUtcNow();
        return new(_last + 1, now > _lastTime ? now : _lastTime, happened);
    }

    /// <summary>Takes an event in. It is not on the disk before <see cref="FlushAsync()"/> says so.</summary>
    /// <exception cref="IOException">An earlier write failed.</exception>
    public JournalEntry Append(CampaignEvent happened)
    {
        var entry = Stamp(happened);
        Append(entry);
        return entry;
    }

    /// <summary>Takes in what <see cref="Stamp"/> gave its place.</summary>
    /// <exception cref="IOException">An earlier write failed.</exception>
    public void Append(in JournalEntry entry) => Append([entry]);

    /// <summary>Takes in entries that belong together, of which a crash leaves all or none.</summary>
    /// <exception cref="IOException">An earlier write failed.</exception>
    public void Append(ReadOnlySpan<JournalEntry> entries)
    {
        lock (_gate)
        {
            if (_fault is not null)
                throw _fault;
            var start = _gathered.Length;
            try
            {
                JournalLine.Write(_gathered, _json, entries, _flushed);
            }
            catch
            {
                _gathered.CutTo(start);
                throw;
            }

            _last = entries[^1].Sequence;
            _lastTime = entries[^1].Time;
            if (_gathered.Length > MuchGathered)
                Ask();
        }
    }

    /// <summary>
    /// Hands everything appended to the system: it outlives this process from here on, and is the next flush's. A loss of power can still
    /// take it.
    /// </summary>
    /// <exception cref="IOException">It, or something before it, could not be written.</exception>
    public void HandOver()
    {
        lock (_gate)
        {
            if (_fault is not null)
                throw _fault;
            try
            {
                Write();
            }
            catch (Exception e)
            {
                Fail(DiskError.Of(_path, e));
                throw _fault!;
            }
        }
    }

    /// <summary>Completes when everything up to a number is on the disk, of what was appended until now.</summary>
    public Task FlushAsync(long through)
    {
        lock (_gate)
        {
            if (Math.Min(through, _last) <= _flushed)
                return Task.CompletedTask;
            if (_fault is not null)
                return Task.FromException(_fault);
            return _running is not null && Math.Min(through, _last) <= _runningThrough ? _running.Task : Ask();
        }
    }

    /// <summary>Completes when everything appended so far is on the disk.</summary>
    public Task FlushAsync() => FlushAsync(_last);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Whoever waited for these entries was told; nobody else was promised anything.
        }

        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }

        _flusher?.Join();
        _file.Dispose();
        _json.Dispose();
    }

    private Task Ask()
    {
        if (_flusher is null)
        {
            _flusher = new(Run) { IsBackground = true, Name = "Coro journal" };
            _flusher.Start();
        }

        if (_asked is null)
        {
            _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Monitor.Pulse(_gate);
        }

        return _asked.Task;
    }

    private void Run()
    {
        try
        {
            while (Take(out var waiters))
            {
                if (waiters is not null)
                    Flush(waiters);
                if (_flushed > _derived && Environment.TickCount64 - _derivedAt >= Lag)
                    Derive();
            }
        }
        catch (Exception e)
        {
            Fail(DiskError.Of(_path, e));
        }
    }

    private void Flush(TaskCompletionSource waiters)
    {
        _file.Flush();
        lock (_gate)
        {
            // They have been told already, if something else could not be written meanwhile.
            if (_fault is not null)
                return;
            (_flushed, _running) = (_runningThrough, null);
        }

        waiters.SetResult();
    }

    private void Write()
    {
        if (_gathered.Length == 0)
            return;
        _file.Write(_end, _gathered.Written);
        _end += _gathered.Length;
        _gathered.Clear();
    }

    private void Derive()
    {
        _derive?.Invoke(_flushed);
        _derived = _flushed;
        _derivedAt = Environment.TickCount64;
    }

    // Returns when there is something to do: for those who wait, if any do. False at the end.
    private bool Take(out TaskCompletionSource? waiters)
    {
        waiters = null;
        lock (_gate)
        {
            while (_asked is null && !_closing)
            {
                var behind = _flushed > _derived;
                if (!Monitor.Wait(_gate, behind ? Lag : Timeout.Infinite))
                    return true;
            }

            if (_asked is null)
                return false;
            waiters = _running = _asked;
            _asked = null;
            _runningThrough = _last;
            Write();
            return true;
        }
    }

    private void Fail(IOException fault)
    {
        TaskCompletionSource?[] waiters;
        lock (_gate)
        {
            _fault ??= fault;
            waiters = [_running, _asked];
            _running = _asked = null;
        }

        foreach (var waiter in waiters)
        {
            waiter?.SetException(_fault);
            _ = waiter?.Task.Exception;
        }
    }
}
