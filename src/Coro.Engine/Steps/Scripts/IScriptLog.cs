namespace Coro.Engine.Steps.Scripts;

/// <summary>Where a script's streams go, each to a log of its own. It may be called from any thread.</summary>
public interface IScriptLog
{
    /// <summary>Writes a text and ends its line.</summary>
    /// <param name="stream">The stream that it was written to.</param>
    /// <param name="text">One line or more.</param>
    void Write(LogStream stream, string text);
}
