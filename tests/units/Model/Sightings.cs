using Coro.Engine.State;
using Coro.Engine.Steps;

namespace Coro.Tests.Model;

/// <summary>
/// What the world sees of a run: steps that start, and what the engine tells. It is the engine's step runner and its host, and
/// whoever waits for something is woken by whatever happens.
/// </summary>
internal sealed class Sightings(Func<bool> isGone) : IStepRunner, ICampaignHost
{
    private readonly object _gate = new();
    private readonly Queue<object> _seen = [];
    private readonly HashSet<RunningStep> _running = [];

    public bool IsInteractive => false;

    public Task<StepRun> RunAsync(StepRequest request, Action<ProcessIdentity> spawned, CancellationToken cancellationToken)
    {
        var step = new RunningStep(request);
        if (isGone())
            step.End(new(StepOutcome.Cancelled));
        else
            Run(step);
        cancellationToken.Register(() =>
        {
            step.Killed = true;
            Wake();
        });
        return step.Ended;
    }

    public void OnChild(ChildProgress progress) => See(progress);

    public void OnStage(StageProgress progress)
    {
        // The reference has no stages but the loops, and those show by what runs in them.
    }

    public void OnNote(string text, bool warning)
    {
        // Nor does it keep notes.
    }

    public ValueTask<GateAnswer?> AskAsync(Gate gate, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Has whoever waits look again.</summary>
    public void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    /// <summary>The next thing that was seen; null: nothing more.</summary>
    public object? Next()
    {
        lock (_gate)
            return _seen.TryDequeue(out var next) ? next : null;
    }

    /// <summary>Waits until something is so. It is asked again whenever something was seen.</summary>
    public bool Wait(Func<bool> until, TimeSpan atMost)
    {
        var end = Environment.TickCount64 + (long)atMost.TotalMilliseconds;
        lock (_gate)
        {
            while (!until())
            {
                var left = end - Environment.TickCount64;
                if (left <= 0)
                    return false;
                Monitor.Wait(_gate, (int)Math.Min(left, 1000));
            }
        }

        return true;
    }

    /// <summary>A step is over; the engine goes on with that.</summary>
    public void End(RunningStep step, Ending ending)
    {
        lock (_gate)
            _running.Remove(step);
        step.End(ending);
    }

    /// <summary>All that still runs dies.</summary>
    public void EndAll()
    {
        RunningStep[] all;
        lock (_gate)
            all = [.. _running];
        foreach (var step in all)
            End(step, new(StepOutcome.Cancelled));
    }

    private void Run(RunningStep step)
    {
        lock (_gate)
            _running.Add(step);
        See(step);
    }

    // Not before the engine has done all that belongs to it in one go: what the test does upon it comes after that.
    private void See(object what) => SynchronizationContext.Current!.Post(
        _ =>
        {
            lock (_gate)
            {
                _seen.Enqueue(what);
                Monitor.PulseAll(_gate);
            }
        },
        null);
}
