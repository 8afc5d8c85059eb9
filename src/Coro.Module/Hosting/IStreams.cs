using System.Management.Automation;

namespace Coro.Module.Hosting;

/// <summary>PowerShell's streams, of a cmdlet or of a job.</summary>
internal interface IStreams
{
    void Verbose(string text);

    void Warning(string text);

    void Information(object data, params string[] tags);

    void Progress(ProgressRecord record);

    /// <summary>Asks a person; null: the person leaves the campaign here.</summary>
    /// <param name="gate">The question.</param>
    /// <param name="settled">Tells that nobody needs an answer any more.</param>
    GateAnswer? Ask(Gate gate, CancellationToken settled);
}
