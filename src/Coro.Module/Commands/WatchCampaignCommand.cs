using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Hosting;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Looks on while a campaign runs elsewhere, with progress bars, and gives its result. Ctrl+C stops looking, and nothing else.</summary>
[Cmdlet(VerbsCommon.Watch, "Campaign")]
[OutputType(typeof(CampaignResult))]
public sealed class WatchCampaignCommand : CoroCommand, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    private protected override object? Target => Campaign;

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private protected override void Execute()
    {
        var pump = new HostPump(interactive: false, new CmdletView(new CmdletStreams(this), interactive: false, TimeProvider.System), _stopped.Cancel);
        try
        {
            var result = pump.Run(host => new CampaignWatch(RootFolder).RunAsync(Campaign, host, _stopped.Token));
            pump.Failure?.Throw();
            WriteObject(result);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            pump.Failure?.Throw();
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopped.Cancel();
}
