namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Threads that wait for processes, one for each that runs, kept for the next one. The thread pool is not for this: it
/// grows slowly when its threads block, and everything else in it would wait.
/// </summary>
internal static class WorkerThreads
{
    private static readonly TimeSpan KeepIdle = TimeSpan.FromSeconds(10);
    private static readonly Stack<Worker> Idle = [];

    /// <summary>Does some work on a thread of its own. The work must not throw.</summary>
    public static void Run(Action work)
    {
        Worker? worker;
        lock (Idle)
            Idle.TryPop(out worker);
        if (worker is not null)
            worker.Give(work);
        else
            new Worker(work).Start();
    }

    private sealed class Worker(Action first)
    {
        private readonly object _lock = new();
        private Action? _work = first;

        public void Start()
        {
            const int stackSize = 512 << 10;
            new Thread(Loop, stackSize) { IsBackground = true, Name = "Coro step" }.Start();
        }

        public void Give(Action work)
        {
            lock (_lock)
            {
                _work = work;
                Monitor.Pulse(_lock);
            }
        }

        private void Loop()
        {
            while (Take() is { } work)
            {
                work();
                lock (Idle)
                    Idle.Push(this);
            }
        }

        private Action? Take()
        {
            lock (_lock)
            {
                while (_work is null)
                {
                    if (!Monitor.Wait(_lock, KeepIdle) && _work is null && Retire())
                        return null;
                }

                var work = _work;
                _work = null;
                return work;
            }
        }

        // Whoever popped this worker meanwhile is about to give it work: then it stays.
        private bool Retire()
        {
            lock (Idle)
            {
                if (!Idle.Contains(this))
                    return false;
                var others = Idle.Where(worker => worker != this).Reverse().ToList();
                Idle.Clear();
                others.ForEach(Idle.Push);
                return true;
            }
        }
    }
}
