namespace Coro.Engine.Steps.Scripts;

/// <summary>One run of a script.</summary>
public interface IRunningScript
{
    /// <summary>Runs it to its end, on the calling thread: what it starts there are that thread's children.</summary>
    /// <returns>How it ended. It throws for nothing that the script does.</returns>
    ScriptEnd Run();

    /// <summary>Asks it to end, from any thread, before or while it runs. It returns at once.</summary>
    void Stop();

    /// <summary>Nobody waits for it any more, although it has not ended: what it ran in is not to be used again.</summary>
    void Abandon();
}
