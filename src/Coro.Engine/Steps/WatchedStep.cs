namespace Coro.Engine.Steps;

/// <summary>A running step's logs, watched for growing too much or not at all.</summary>
internal sealed class WatchedStep(
    StepWatch watch, TimeProvider time, StepGuard guard, StepLogs logs, StepRequest request) : IDisposable
{
    private long _length = logs.Output.Start + logs.Error.Start;
    private long _grownAt = time.GetTimestamp();
    private readonly object _lock = new();
    private bool _over;

    public void Look()
    {
        // Not after the logs are closed.
        lock (_lock)
        {
            if (!_over)
                Look(logs.Output.Length, logs.Error.Length);
        }
    }

    public void Dispose()
    {
        watch.Remove(this);
        lock (_lock)
            _over = true;
    }

    private void Look(long outputLength, long errorLength)
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
