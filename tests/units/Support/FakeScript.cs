using Coro.Engine.Steps.Scripts;

namespace Coro.Tests.Support;

/// <summary>One run of a fake script.</summary>
internal sealed class FakeScript(Func<FakeScript, ScriptEnd> does) : IRunningScript
{
    private readonly ManualResetEventSlim _stopped = new();

    public bool IsAbandoned { get; private set; }

    public ScriptEnd Run() => does(this);

    public void Stop() => _stopped.Set();

    public void Abandon() => IsAbandoned = true;

    /// <summary>Waits until it is asked to end.</summary>
    public ScriptEnd UntilStopped()
    {
        _stopped.Wait();
        return new("it was stopped");
    }
}
