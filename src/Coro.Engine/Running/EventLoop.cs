namespace Coro.Engine.Running;

/// <summary>
/// The coordinator's one loop over one queue. Asynchronous code that starts in it resumes in it, so that all of it
/// works on the campaign's state without a lock: whatever happens elsewhere (a process ends, a flush is done, a timer
/// fires) becomes a message.
/// </summary>
internal sealed class EventLoop : SynchronizationContext
{
    private readonly object _gate = new();
    private List<Message> _posted = [];
    private List<Message> _turns = [];
    private bool _waits;
    private bool _done;

    /// <summary>Runs the work, and all that it starts, on a thread of its own.</summary>
    public static Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var loop = new EventLoop();
        return Task.Factory.StartNew(
            () => loop.Run(work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _posted.Add(new(d, state));
            Wake();
        }
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nobody may wait for the coordinator's loop inside it.");

    public override SynchronizationContext CreateCopy() => this;

    private T Run<T>(Func<Task<T>> work)
    {
        SetSynchronizationContext(this);
        var task = work();
        task.ContinueWith(
            _ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (Next() is { } turns)
        {
            foreach (var turn in turns)
                turn.Work(turn.State);
        }

        return task.GetAwaiter().GetResult();
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

    // All that has come, at once: most often that is one message, under load it saves a lock for each. Null: the end.
    private List<Message>? Next()
    {
        _turns.Clear();
        lock (_gate)
        {
            // This thread has nothing else to do: blocking it is the point.
            for (_waits = true; _posted.Count == 0 && !_done;)
                Monitor.Wait(_gate);
            _waits = false;
            (_posted, _turns) = (_turns, _posted);
        }

        return _turns.Count > 0 ? _turns : null;
    }

    private readonly record struct Message(SendOrPostCallback Work, object? State);
}
