using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>
/// Ends a running process tree: asks first, waits for the grace, then makes it end. It and the thread that waits for
/// the process agree under one lock on when it is over, so that nothing is ever signalled that has been reaped.
/// </summary>
internal sealed class StepGuard(IRunningProcess process, TimeSpan grace, TimeProvider time) : IDisposable
{
    // A process that SIGKILL does not end sleeps in the kernel, on a dead disk for example, or belongs to somebody else.
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly object _lock = new();
    private bool _over;
    private long _askedAt;
    private ITimer? _killer;

    /// <summary>Why the step was ended; none when it ended by itself.</summary>
    public EndReason Reason { get; private set; }

    /// <summary>Those of the tree that could not be ended.</summary>
    public IReadOnlyList<int> Survivors { get; private set; } = [];

    /// <summary>Ends the tree. It returns at once; the first reason counts.</summary>
    public void End(EndReason reason)
    {
        lock (_lock)
        {
            if (_over || Reason != EndReason.None)
                return;
            Reason = reason;
            _askedAt = time.GetTimestamp();
        }

        // Looking for all of a tree takes milliseconds, and the caller may be the coordinator.
        ThreadPool.UnsafeQueueUserWorkItem(static guard => guard.Ask(), this, preferLocal: false);
    }

    /// <summary>The process itself has ended: sees to what is left of the tree, if it was to be ended.</summary>
    public void Close()
    {
        while (!IsOver())
        {
            var asked = time.GetElapsedTime(_askedAt);
            var left = asked < grace ? [] : process.Kill();
            if (asked >= grace + GiveUpAfter)
            {
                Survivors = left;
                break;
            }

            Thread.Sleep(Pause);
        }

        lock (_lock)
            _over = true;
    }

    public void Dispose() => _killer?.Dispose();

    private bool IsOver()
    {
        lock (_lock)
            _over = Reason == EndReason.None;
        return _over || !process.TreeAlive();
    }

    private void Ask()
    {
        lock (_lock)
        {
            if (_over)
                return;
            process.Terminate();
            _killer = time.CreateTimer(static guard => ((StepGuard)guard!).Force(), this, grace, Timeout.InfiniteTimeSpan);
        }
    }

    private void Force()
    {
        lock (_lock)
        {
            if (!_over)
                process.Kill();
        }
    }
}
