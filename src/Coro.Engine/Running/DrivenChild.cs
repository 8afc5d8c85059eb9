using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>How a child that is being driven is reached from outside.</summary>
internal sealed class DrivenChild(ChildState child, CancellationToken killing, CancellationToken draining) : IDisposable
{
    private readonly int _attempt = child.Attempt;
    private readonly CancellationTokenSource _kill = CancellationTokenSource.CreateLinkedTokenSource(killing);
    private readonly CancellationTokenSource _wait = CancellationTokenSource.CreateLinkedTokenSource(draining);

    /// <summary>Ends its process.</summary>
    public CancellationToken Killing => _kill.Token;

    /// <summary>Ends its waits before another try.</summary>
    public CancellationToken Waiting => _wait.Token;

    /// <summary>Ends its process.</summary>
    public void Kill() => _kill.Cancel();

    /// <summary>Ends its wait before another try, if nobody wants that any more.</summary>
    public void Nudge()
    {
        if (!child.IsAt(_attempt))
            _wait.Cancel();
    }

    public void Dispose()
    {
        _kill.Dispose();
        _wait.Dispose();
    }
}
