using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>
/// Picks the child that starts next: the first in execution order whose lane has room and whose locks are free. It has
/// no clock and no thread. A child's turn costs a number of queue operations that does not grow
/// with how many wait.
/// </summary>
/// <param name="limits">The lanes' limits.</param>
/// <param name="rank">A child's place in the execution order.</param>
internal sealed class ReadyQueue(LimitSettings limits, Func<ChildState, int> rank)
{
    private readonly Dictionary<string, Lane> _lanes = new(Names.Comparer);
    private readonly List<Lane> _inOrder = [];
    private readonly Dictionary<string, LockQueue> _locks = new(Names.Comparer);

    /// <summary>Puts a child that is ready in line.</summary>
    public void Add(ChildState child) => LaneOf(child).Waiting.Enqueue(child, rank(child));

    /// <summary>The child whose turn comes next, unless one of its locks is held; null: none may start now.</summary>
    /// <param name="mayStart">Whether a child in line is still one to start; others are dropped.</param>
    public ChildState? Peek(Predicate<ChildState> mayStart) => FirstLane(mayStart)?.Waiting.Peek();

    /// <summary>Takes the next child and holds its lane and locks for it; null when none may start now.</summary>
    /// <param name="mayStart">Whether a child in line is still one to start; others are dropped.</param>
    public ChildState? Take(Predicate<ChildState> mayStart)
    {
        while (FirstLane(mayStart) is { } lane)
        {
            var child = lane.Waiting.Dequeue();
            if (BusyLock(child) is { } busy)
            {
                busy.Park(child, rank(child));
                WakeBehind(child, lane);
                continue;
            }

            lane.Running++;
            TryHold(child);
            return child;
        }

        return null;
    }

    /// <summary>Gives a child's lane and locks back, under the definition that it was started with.</summary>
    public void Release(ChildDefinition definition)
    {
        LaneOf(definition.Lane).Running--;
        ReleaseLocks(definition);
    }

    /// <summary>Holds the locks of a child that is started outside the queue, as part of a batch.</summary>
    /// <returns>Whether all were free; if not, none is held.</returns>
    public bool TryHold(ChildState child)
    {
        if (BusyLock(child) is not null)
            return false;
        foreach (var name in child.Definition.Locks)
            LockOf(name).Held = true;
        return true;
    }

    /// <summary>Gives locks back; <see cref="TryHold"/> took them.</summary>
    public void ReleaseLocks(ChildDefinition definition)
    {
        foreach (var name in definition.Locks)
        {
            var freed = LockOf(name);
            freed.Held = false;

            // One of each lane: a lane that is full must not keep the lock from one that has room.
            foreach (var child in freed.UnparkOneOfEachLane())
                Add(child);
        }
    }

    /// <summary>
    /// A child that gives up its turn at a free lock passes it on; otherwise those behind it would wait for a release that
    /// never comes.
    /// </summary>
    private void WakeBehind(ChildState child, Lane lane)
    {
        foreach (var name in child.Definition.Locks)
        {
            if (LockOf(name) is { Held: false } free && free.Unpark(lane.Name) is { } next)
                Add(next);
        }
    }

    private Lane? FirstLane(Predicate<ChildState> mayStart)
    {
        Lane? best = null;
        var bestRank = int.MaxValue;

        // By number: waking those behind a lock may bring another lane up.
        for (var i = 0; i < _inOrder.Count; i++)
        {
            var lane = _inOrder[i];
            if (lane.Running >= lane.Limit)
                continue;

            // One that was called off in this line may stand in another lane's by now.
            while (lane.Waiting.TryPeek(out var child, out _) && !(mayStart(child) && Names.Comparer.Equals(child.Definition.Lane, lane.Name)))
            {
                lane.Waiting.Dequeue();
                WakeBehind(child, lane);
            }

            if (lane.Waiting.TryPeek(out _, out var first) && first < bestRank)
                (best, bestRank) = (lane, first);
        }

        return best;
    }

    private LockQueue? BusyLock(ChildState child)
    {
        foreach (var name in child.Definition.Locks)
        {
            if (LockOf(name) is { Held: true } busy)
                return busy;
        }

        return null;
    }

    private Lane LaneOf(ChildState child) => LaneOf(child.Definition.Lane);

    private Lane LaneOf(string name)
    {
        if (!_lanes.TryGetValue(name, out var lane))
        {
            _lanes[name] = lane = new(name, limits.Lanes.TryGetValue(name, out var limit) ? limit : int.MaxValue);
            _inOrder.Add(lane);
        }

        return lane;
    }

    private LockQueue LockOf(string name)
    {
        if (!_locks.TryGetValue(name, out var held))
            _locks[name] = held = new();
        return held;
    }

    private sealed class Lane(string name, int limit)
    {
        public string Name => name;
        public int Limit { get; } = limit;
        public int Running { get; set; }
        public PriorityQueue<ChildState, int> Waiting { get; } = new();
    }

    private sealed class LockQueue
    {
        private readonly Dictionary<string, PriorityQueue<ChildState, int>> _parked = new(Names.Comparer);

        public bool Held { get; set; }

        public void Park(ChildState child, int rank)
        {
            if (!_parked.TryGetValue(child.Definition.Lane, out var queue))
                _parked[child.Definition.Lane] = queue = new();
            queue.Enqueue(child, rank);
        }

        public ChildState? Unpark(string lane) =>
            _parked.TryGetValue(lane, out var queue) && queue.TryDequeue(out var child, out _) ? child : null;

        public IEnumerable<ChildState> UnparkOneOfEachLane()
        {
            foreach (var queue in _parked.Values)
            {
                if (queue.TryDequeue(out var child, out _))
                    yield return child;
            }
        }
    }
}
