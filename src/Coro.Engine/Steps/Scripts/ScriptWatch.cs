using Coro.Engine.State;

namespace Coro.Engine.Steps.Scripts;

/// <summary>Looks after scripts that run, now and then: tells of the first program that one has started, and ends those that are silent for too long.</summary>
internal sealed class ScriptWatch(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Lasting = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private readonly HashSet<Watched> _scripts = [];
    private ITimer? _timer;

    /// <summary>Watches a script until the returned object is disposed of.</summary>
    public IDisposable Add(ScriptGuard guard, ScriptLogs logs, TimeSpan? idleLimit, Action<ProcessIdentity> spawned)
    {
        var script = new Watched(this, guard, logs, idleLimit, spawned, time.GetTimestamp());
        lock (_lock)
        {
            _scripts.Add(script);
            _timer ??= time.CreateTimer(static watch => ((ScriptWatch)watch!).Look(), this, Interval, Interval);
        }

        return script;
    }

    private void Look()
    {
        Watched[] scripts;
        lock (_lock)
        {
            scripts = [.. _scripts];
            if (scripts.Length == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }

        foreach (var script in scripts)
            script.Look(time);
    }

    private sealed class Watched(
        ScriptWatch watch, ScriptGuard guard, ScriptLogs logs, TimeSpan? idleLimit, Action<ProcessIdentity> spawned, long startedAt) : IDisposable
    {
        private readonly object _lock = new();
        private bool _told;
        private bool _over;

        public void Look(TimeProvider time)
        {
            // Not after the script's end, when its thread's processes are another's.
            lock (_lock)
            {
                if (_over)
                    return;
                if (!_told && time.GetElapsedTime(startedAt) >= Lasting && guard.Processes.Alive() is [var first, ..])
                {
                    _told = true;
                    spawned(first);
                }

                if (idleLimit is { } limit && logs.Silence >= limit)
                    guard.End(EndReason.Idle);
            }
        }

        public void Dispose()
        {
            lock (watch._lock)
                watch._scripts.Remove(this);
            lock (_lock)
                _over = true;
        }
    }
}
