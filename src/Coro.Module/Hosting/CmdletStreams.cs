using System.Management.Automation;

namespace Coro.Module.Hosting;

/// <summary>The streams of a cmdlet, and its host's prompt; used on the pipeline's thread only.</summary>
internal sealed class CmdletStreams(PSCmdlet cmdlet) : IStreams
{
    public void Verbose(string text) => cmdlet.WriteVerbose(text);

    public void Warning(string text) => cmdlet.WriteWarning(text);

    public void Information(object data, params string[] tags) => cmdlet.WriteInformation(data, tags);

    public void Progress(ProgressRecord record) => cmdlet.WriteProgress(record);

    public GateAnswer? Ask(Gate gate, CancellationToken settled) => GatePrompt.Ask(cmdlet, gate, settled);
}
