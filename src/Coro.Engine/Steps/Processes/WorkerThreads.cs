using Coro.Engine.Running;

namespace Coro.Engine.Steps.Processes;

/// <summary>
/// Threads that wait for processes, one for each that runs, kept for the next one. The thread pool is not for this: it
/// grows slowly when its threads block, and everything else in it would wait. A thread whose process has ended helps the coordinator with what
/// follows from that, and goes on with the step that it starts by that, if it does.
/// </summary>
internal static class WorkerThreads
{
    private static readonly TimeSpan KeepIdle = TimeSpan.FromSeconds(10);
    private static readonly Stack<Worker> Idle = [];

    [ThreadStatic]
    private static Worker? _here;

    /// <summary>Does some work on a thread of its own. The work must not throw, and ends with telling what came of it.</summary>
    public static void Run(Action work)
    {
        if (_here?.Keep(work) == true)
            return;
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
        private Action? _kept;

        public void Start()
        {
            // Enough for the coordinator's turns.
            const int stackSize = 2 << 20;
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

        /// <summary>Keeps some work for when a turn of the coordinator's is over that this thread takes.</summary>
        /// <returns>Whether it does: it takes none at present, or has some work already, if not.</returns>
        public bool Keep(Action work)
        {
            if (!EventLoop.TakesTurns || _kept is not null)
                return false;
            _kept = work;
            return true;
        }

        private void Loop()
        {
            _here = this;
            Func<bool> isWanted = () => _kept is not null;
            for (var work = Take(); work is not null;)
            {
                EventLoop.WorkAndHelp(work, isWanted);
                (work, _kept) = (_kept, null);
                if (work is not null)
                    continue;
                lock (Idle)
                    Idle.Push(this);
                work = Take();
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
