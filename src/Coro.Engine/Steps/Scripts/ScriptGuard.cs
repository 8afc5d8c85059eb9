using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps.Scripts;

/// <summary>
/// Ends a script that is not to go on. The programs that it started are asked to end, and made to after a grace; the script itself is
/// stopped as soon as none of them is left. One that does not stop even then is given up.
/// </summary>
internal sealed class ScriptGuard(IRunningScript script, ThreadProcesses processes, TimeSpan grace, TimeSpan patience, TimeProvider time, CancellationTokenSource ending)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly object _lock = new();
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _over;

    /// <summary>Why it was ended.</summary>
    public EndReason Reason { get; private set; }

    /// <summary>Completes when all that was to be ended has ended, or was given up. Only after <see cref="End"/>.</summary>
    public Task Gone => _gone.Task;

    /// <summary>What could not be ended; most often nothing.</summary>
    public IReadOnlyList<int> Survivors { get; private set; } = [];

    /// <summary>Called when the script is given up: it has not ended, and is not waited for.</summary>
    public Action? GivenUp { get; set; }

    /// <summary>The processes that the script has started.</summary>
    public ThreadProcesses Processes => processes;

    /// <summary>Ends it. It returns at once; the first reason counts.</summary>
    public void End(EndReason reason)
    {
        lock (_lock)
        {
            if (_over || Reason != EndReason.None)
                return;
            Reason = reason;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static guard => guard.Ask(), this, preferLocal: false);
    }

    /// <summary>The script has ended.</summary>
    /// <returns>Whether it was to be ended; then <see cref="Gone"/> is to be waited for.</returns>
    public bool Close()
    {
        lock (_lock)
            _over = true;
        return Reason != EndReason.None;
    }

    private void Ask()
    {
        try
        {
            var started = time.GetTimestamp();
            ending.Cancel();
            if (processes.Send(Libc.SigTerm).Count > 0)
                processes.Send(Libc.SigCont);
            var stopped = false;
            for (; ; Thread.Sleep(Pause))
            {
                var asked = time.GetElapsedTime(started);
                var left = asked < grace ? [.. processes.Alive().Select(one => one.Pid)] : processes.Send(Libc.SigKill);
                if (!stopped && (left.Count == 0 || asked >= grace))
                {
                    stopped = true;
                    script.Stop();
                }

                if (left.Count == 0 && _over)
                    return;
                if (asked < grace + patience)
                    continue;
                Survivors = left;
                if (_over)
                    return;
                script.Abandon();
                GivenUp?.Invoke();
                return;
            }
        }
        finally
        {
            _gone.SetResult();
        }
    }
}
