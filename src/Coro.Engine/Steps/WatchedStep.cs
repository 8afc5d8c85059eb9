using System.Runtime.ExceptionServices;
using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>A running step: told of once it lasts, and its logs watched for growing too much or not at all.</summary>
internal sealed class WatchedStep(
    StepWatch watch, TimeProvider time, StepGuard guard, StepLogs logs, StepRequest request, IRunningProcess process,
    Action<ProcessIdentity> spawned) : IDisposable
{
    // Most steps are over before anybody would have to look for them; telling of those would cost more than they do.
    private static readonly TimeSpan Lasting = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly long _startedAt = time.GetTimestamp();
    private long _length = logs.Output.Start + logs.Error.Start;
    private long _grownAt = time.GetTimestamp();
    private long _measuredAt = time.GetTimestamp();
    private bool _told;
    private bool _over;

    public void Look()
    {
        // Not after the logs are closed, nor after the process was reaped.
        lock (_lock)
        {
            if (_over)
                return;
            if (!_told && time.GetElapsedTime(_startedAt) >= Lasting)
            {
                _told = true;
                Tell();
            }

            if (time.GetElapsedTime(_measuredAt) < Measuring)
                return;
            _measuredAt = time.GetTimestamp();
            Measure(logs.Output.Length, logs.Error.Length);
        }
    }

    /// <summary>What kept anybody from hearing of the process; it was ended for that. Null: nothing did.</summary>
    public ExceptionDispatchInfo? Unheard { get; private set; }

    public void Dispose()
    {
        watch.Remove(this);
        lock (_lock)
            _over = true;
    }

    // A process that nobody could be told of must not go on.
    private void Tell()
    {
        try
        {
            spawned(process.Identity);
        }
        catch (Exception e)
        {
            Unheard = ExceptionDispatchInfo.Capture(e);
            guard.End(EndReason.Cancelled);
        }
    }

    private void Measure(long outputLength, long errorLength)
    {
        if (outputLength > request.MaxLogBytes)
            guard.End(EndReason.OutputTooLarge);
        if (errorLength > request.MaxLogBytes)
            guard.End(EndReason.ErrorTooLarge);
        if (outputLength + errorLength != _length)
        {
            _length = outputLength + errorLength;
            _grownAt = time.GetTimestamp();
        }
        else if (request.Step.IdleTimeout is { } limit && time.GetElapsedTime(_grownAt) >= limit)
        {
            guard.End(EndReason.Idle);
        }
    }
}
