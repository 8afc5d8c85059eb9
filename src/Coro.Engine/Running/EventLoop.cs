using System.Runtime.ExceptionServices;

namespace Coro.Engine.Running;

/// <summary>
/// The coordinator's one loop over one queue. Asynchronous code that starts in it resumes in it, so that all of it
/// works on the campaign's state without a lock: whatever happens elsewhere (a process ends, a flush is done, a timer
/// fires) becomes a message. One thread at a time takes turns: the loop's own, or one that has just posted and has nothing else to do,
/// which saves waking the other and being woken by it.
/// </summary>
internal sealed class EventLoop : SynchronizationContext
{
    // What this thread has promised to take turns of; null: nothing.
    [ThreadStatic]
    private static EventLoop? _owed;

    [ThreadStatic]
    private static bool _helps;

    [ThreadStatic]
    private static bool _mayOwe;

    [ThreadStatic]
    private static bool _takesTurns;

    private readonly object _gate = new();
    private List<Message> _posted = [];
    private List<Message> _turns = [];
    private Exception? _failure;
    private bool _taken;
    private bool _waits;
    private bool _done;

    /// <summary>Whether this thread takes turns at present that are not its own affair.</summary>
    public static bool TakesTurns => _takesTurns;

    /// <summary>Runs the work, and all that it starts, on a thread of its own and those that help it.</summary>
    public static Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var loop = new EventLoop();
        return Task.Factory.StartNew(
            () => loop.Run(work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Does some work, and then what its last word brings with it (<see cref="TellLast"/>), if no other thread does that already.</summary>
    /// <param name="work">The work. It must not throw.</param>
    /// <param name="enough">Whether this thread has something better to do by now; asked between turns.</param>
    public static void WorkAndHelp(Action work, Func<bool> enough)
    {
        _helps = true;
        work();
        _helps = false;
        if (_owed is { } loop)
        {
            _owed = null;
            loop.Help(enough);
        }
    }

    /// <summary>
    /// Tells the last word of what this thread does. In <see cref="WorkAndHelp"/> no other thread is woken for it: nothing that lasts may follow.
    /// </summary>
    /// <param name="tell">Posts to a loop, or has it posted.</param>
    public static void TellLast(Action tell)
    {
        _mayOwe = _helps;
        try
        {
            tell();
        }
        finally
        {
            _mayOwe = false;
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _posted.Add(new(d, state));
            if (_taken)
                return;
            if (_mayOwe && _owed is null)
                (_owed, _taken) = (this, true);
            else
                Wake();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nobody may wait for the coordinator's loop inside it.");

    public override SynchronizationContext CreateCopy() => this;

    private T Run<T>(Func<Task<T>> work)
    {
        SetSynchronizationContext(this);
        _taken = true;
        var task = work();
        task.ContinueWith(
            _ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (Next() is { } turns)
            Take(turns);
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
        return task.GetAwaiter().GetResult();
    }

    private void Help(Func<bool> enough)
    {
        var before = Current;
        SetSynchronizationContext(this);
        _takesTurns = true;
        try
        {
            while (!enough() && More() is { } turns)
                Take(turns);
        }
        catch (Exception e)
        {
            // As if the loop's own thread had met it: there it ends the run.
            _failure = e;
            End();
        }

        _takesTurns = false;
        SetSynchronizationContext(before);
        lock (_gate)
        {
            _taken = false;
            if (_posted.Count > 0 || _done)
                Wake();
        }
    }

    private static void Take(List<Message> turns)
    {
        foreach (var turn in turns)
            turn.Work(turn.State);
    }

    private void End()
    {
        lock (_gate)
        {
            _done = true;
            Wake();
        }
    }

    private void Wake()
    {
        if (_waits)
            Monitor.Pulse(_gate);
    }

    // Null: the end.
    private List<Message>? Next()
    {
        lock (_gate)
        {
            // This thread has nothing else to do: blocking it is the point.
            _taken = false;
            for (_waits = true; _taken || (_posted.Count == 0 && !_done);)
                Monitor.Wait(_gate);
            _waits = false;
            _taken = true;
        }

        return _failure is null ? More() : null;
    }

    // All that has come, at once: most often that is one message, under load it saves a lock for each. Null: nothing.
    private List<Message>? More()
    {
        _turns.Clear();
        lock (_gate)
            (_posted, _turns) = (_turns, _posted);
        return _turns.Count > 0 ? _turns : null;
    }

    private readonly record struct Message(SendOrPostCallback Work, object? State);
}
