namespace Coro.Engine.Running;

/// <summary>How a child that is being driven is reached from outside.</summary>
internal sealed class DrivenChild(CancellationToken killing) : IDisposable
{
    private readonly CancellationTokenSource _kill = CancellationTokenSource.CreateLinkedTokenSource(killing);

    /// <summary>Ends its process.</summary>
    public CancellationToken Killing => _kill.Token;

    /// <summary>Ends its process.</summary>
    public void Kill() => _kill.Cancel();

    public void Dispose() => _kill.Dispose();
}
