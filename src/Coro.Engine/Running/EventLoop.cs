using System.Threading.Channels;

namespace Coro.Engine.Running;

/// <summary>
/// The coordinator's one loop over one channel. Asynchronous code that starts in it resumes in it, so that all of it
/// works on the campaign's state without a lock: whatever happens elsewhere (a process ends, a flush is done, a timer
/// fires) becomes a message.
/// </summary>
internal sealed class EventLoop : SynchronizationContext
{
    private readonly Channel<(SendOrPostCallback Work, object? State)> _messages =
        Channel.CreateUnbounded<(SendOrPostCallback, object?)>(new() { SingleReader = true });

    /// <summary>Runs the work, and all that it starts, on a thread of its own.</summary>
    public static Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        var loop = new EventLoop();
        return Task.Factory.StartNew(
            () => loop.Run(work), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public override void Post(SendOrPostCallback d, object? state) => _messages.Writer.TryWrite((d, state));

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nobody may wait for the coordinator's loop inside it.");

    public override SynchronizationContext CreateCopy() => this;

    private T Run<T>(Func<Task<T>> work)
    {
        SetSynchronizationContext(this);
        var task = work();
        task.ContinueWith(
            _ => _messages.Writer.Complete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        while (Next(out var message))
            message.Work(message.State);
        return task.GetAwaiter().GetResult();
    }

    private bool Next(out (SendOrPostCallback Work, object? State) message)
    {
        var reader = _messages.Reader;
        while (!reader.TryRead(out message))
        {
            // This thread has nothing else to do: blocking it is the point.
            if (!reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                return false;
        }

        return true;
    }
}
