using Coro.Engine.History;
using Coro.Engine.Planning;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>
/// Runs children as soon as they are ready, within all limits, until nothing of what belongs to it runs or can start.
/// A child that ends frees its slot in the same turn in which it is recorded, so that its end and the start of the next
/// one reach the disk in one flush.
/// </summary>
internal sealed class ChildLoop
{
    private readonly RunContext _run;
    private readonly Func<ChildState, bool> _belongs;
    private readonly ReadyQueue _queue;
    private readonly BatchQueue _batches;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<ChildState> _live = [];
    private readonly Dictionary<ChildState, long> _grounds = [];
    private List<ChildState> _arrived = [];
    private readonly LateSources _sources;
    private readonly MergeWatch _merges;
    private int _running;
    private bool _asking;
    private Exception? _failure;

    private ChildLoop(RunContext run, Func<ChildState, bool> belongs)
    {
        _run = run;
        _belongs = belongs;
        _queue = new(run.Settings.Limits, run.Rank);
        _batches = new(_queue, run.Rank);
        _sources = new(run);
        _merges = new(run, GoOnAsync, BreakOff);
    }

    /// <summary>Why the loop started nothing fresh any more although it could have; null: nothing could start.</summary>
    public StageHalt? Held { get; private set; }

    /// <summary>Runs the children for which <paramref name="belongs"/> says so.</summary>
    /// <returns>Null when all that could run has run; otherwise why it stopped before.</returns>
    public static async Task<StageHalt?> RunAsync(RunContext run, Func<ChildState, bool> belongs)
    {
        var loop = new ChildLoop(run, belongs);
        run.State.BecameRunnable = loop.Enqueue;
        run.Dispatch = loop.Fill;
        run.Broken = loop.BreakOff;
        try
        {
            loop.Begin();
            await loop._done.Task;
        }
        finally
        {
            loop._merges.Dispose();
            run.State.BecameRunnable = null;
            run.Dispatch = null;
            run.Broken = null;
        }

        return loop.Held;
    }

    private void Begin()
    {
        // What an earlier run left active comes first: it holds work that is half done.
        foreach (var child in _run.State.Children)
        {
            if (child.Status is ChildStatus.Active or ChildStatus.Ready || child.NeedsMerge)
                Enqueue(child);
        }

        Fill();
    }

    // It is called in the middle of folding an event, where nothing may go wrong; getting in line comes later.
    private void Enqueue(ChildState child)
    {
        _arrived.Add(child);
        _grounds[child] = _run.State.Sequence + 1;
    }

    private void LineUp()
    {
        var arrived = _arrived;
        _arrived = [];
        foreach (var child in arrived)
        {
            if (_belongs(child))
                _merges.Add(child);

            // One that is reset while its old process runs gets in line when that has ended.
            if (_belongs(child) && MayStart(child))
                LineUp(child);
        }
    }

    private void LineUp(ChildState child)
    {
        if (_sources.Take(child))
        {
            Ask();
            return;
        }

        // It may stand in another line, if it was called off there and has another lane now.
        _batches.Remove(child);
        if (PipelineChooser.For(child.Definition, _run.Settings) is not var (name, pipeline))
            GiveUp(child);
        else if (pipeline.Batch)
            _batches.Add(name, pipeline, child);
        else
            _queue.Add(child);
    }

    // Loading refuses such a child, and so does a rerun in another lane. Who edits the state file is not asked.
    private void GiveUp(ChildState child)
    {
        var reason = $"no pipeline serves its lane '{child.Definition.Lane}' or tier {child.Definition.Tier}; rerun it in another lane";
        _run.Record(new ChildFailed(child.Name, child.Attempt, "no-pipeline", reason));
        _run.Tell(child);
        _run.CommitSoon();
    }

    private void Fill()
    {
        if (_failure is null)
            LineUp();
        while (_failure is null && _running < _run.Throttle && !IsHeld())
        {
            // What the run is to start with does not wait for a batch that was gathered meanwhile.
            if (_queue.Peek(MayStart) is { } next && _run.First.Contains(next) && _queue.Take(MayStart) is { } first)
                Launch(first);
            else if (_batches.Take(MayStart) is { } batch)
                Launch(batch.Members, () => BatchDrive.RunAsync(_run, batch), () => _batches.Release(batch));
            else if (_queue.Take(MayStart) is { } child)
                Launch(child);
            else
                break;
        }

        if (_running > 0 || _asking)
            return;

        // A budget that the last child used up holds nothing back.
        if (Held is { ExitCode: ExitCode.BudgetExhausted } && !_run.State.Children.Any(child => MayStart(child) && _belongs(child)))
            Held = null;

        // Waiting costs nothing, so what holds back only fresh work need not end it: but then somebody has to know of that first.
        if (_merges.IsWatching && Held is null && _failure is null)
            return;
        if (_failure is null)
            _done.TrySetResult();
        else
            _done.TrySetException(_failure);
    }

    private async void Ask()
    {
        if (_asking)
            return;
        _asking = true;

        // Whatever joins in this turn is asked for at once, and not before it is on disk that it joined.
        await Task.Yield();
        try
        {
            while (_sources.AnyWaiting && _failure is null)
            {
                foreach (var child in await _sources.AskAsync())
                    Enqueue(child);
            }
        }
        catch (Exception problem)
        {
            _failure ??= problem;
        }

        _asking = false;
        await GoOnAsync();
    }

    private bool IsHeld()
    {
        Held = _run.StopReason is { } reason ? StageHalt.Stopped(reason)
            : LoopsEnd.Failures(_run.State) ?? _run.Budget.Exhausted(_run);
        return Held is not null;
    }

    // One that became ready twice is in line twice, and must not run beside itself.
    private bool MayStart(ChildState child) =>
        child is { Status: ChildStatus.Ready or ChildStatus.Active, AwaitsMerge: false } && !_live.Contains(child);

    private void Launch(ChildState child)
    {
        var definition = child.Definition;
        _grounds.Remove(child, out var grounds);
        Launch([child], () => ChildDrive.RunAsync(_run, child, grounds), () => _queue.Release(definition));
    }

    private async void Launch(IReadOnlyList<ChildState> children, Func<Task<bool>> drive, Action release)
    {
        _running++;
        _live.UnionWith(children);
        var ran = true;
        try
        {
            ran = await drive();
        }
        catch (CoroException problem)
        {
            // Nothing fresh starts, and the stage halts; but what runs can still be recorded, and ends in peace.
            _failure ??= problem;
        }
        catch (Exception problem)
        {
            Fail(problem);
        }

        foreach (var child in children)
        {
            _run.Leave(child);
            _run.Tell(child);
        }

        if (!ran)
            await TellAsync();
        _running--;
        _live.ExceptWith(children);
        release();

        // It may have been started over, or resumed while its batch went on without it.
        foreach (var child in children)
            Enqueue(child);
        await GoOnAsync();
    }

    // A crash came between the last step and the verdict. Such a child holds its slot until that is told, as one whose step runs does.
    private async Task TellAsync()
    {
        try
        {
            await _run.CommitAsync();
        }
        catch (Exception problem)
        {
            Fail(problem);
        }
    }

    private async Task GoOnAsync()
    {
        try
        {
            var failed = _failure is not null and not CoroException;
            Fill();
            if (failed)
                return;
            _run.CommitSoon();
            await _run.CheckpointAsync(force: false);
        }
        catch (Exception problem)
        {
            BreakOff(problem);
        }
    }

    private void BreakOff(Exception problem)
    {
        Fail(problem);
        Fill();
    }

    // The campaign cannot go on when its log cannot be written. What still runs has the time that a stop gives it: nothing that it
    // does can be recorded any more.
    private void Fail(Exception problem)
    {
        _failure ??= problem;
        _run.Stop(ExitCode.InternalError, _run.Options.StopGrace);
    }
}
