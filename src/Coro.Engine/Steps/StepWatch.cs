using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>
/// Looks after all running steps: tells of those that last, and about once a second looks how much they write, and whether
/// they still do.
/// </summary>
internal sealed class StepWatch(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly object _lock = new();
    private readonly HashSet<WatchedStep> _steps = [];
    private ITimer? _timer;

    /// <summary>Watches a step until the returned object is disposed of.</summary>
    public WatchedStep Add(
        StepGuard guard, StepLogs logs, StepRequest request, IRunningProcess process, Action<ProcessIdentity> spawned)
    {
        var step = new WatchedStep(this, time, guard, logs, request, process, spawned);
        lock (_lock)
        {
            _steps.Add(step);
            _timer ??= time.CreateTimer(static watch => ((StepWatch)watch!).Look(), this, Interval, Interval);
        }

        return step;
    }

    public void Remove(WatchedStep step)
    {
        lock (_lock)
            _steps.Remove(step);
    }

    private void Look()
    {
        WatchedStep[] steps;
        lock (_lock)
        {
            steps = [.. _steps];
            if (steps.Length == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }

        foreach (var step in steps)
            step.Look();
    }
}
