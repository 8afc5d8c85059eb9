namespace Coro.Engine.Running;

/// <summary>How a child that is being driven is reached from outside.</summary>
internal sealed class DrivenChild(CancellationToken killing, CancellationToken draining) : IDisposable
{
    private readonly CancellationTokenSource _kill = CancellationTokenSource.CreateLinkedTokenSource(killing);
    private readonly CancellationTokenSource _wait = CancellationTokenSource.CreateLinkedTokenSource(draining);

    /// <summary>Ends its process.</summary>
    public CancellationToken Killing => _kill.Token;

    /// <summary>Ends its waits before another try.</summary>
    public CancellationToken Waiting => _wait.Token;

    /// <summary>Ends its process.</summary>
    public void Kill() => _kill.Cancel();

    /// <summary>Has it look whether it is still wanted, should it be waiting.</summary>
    public void Nudge() => _wait.Cancel();

    public void Dispose()
    {
        _kill.Dispose();
        _wait.Dispose();
    }
}
