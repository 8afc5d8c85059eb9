using System.Diagnostics;
using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Hosting;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Waits until a campaign is complete, parked or halted, whoever runs it, and gives it as it stands then. Ctrl+C ends the waiting, and nothing else.</summary>
[Cmdlet(VerbsLifecycle.Wait, "Campaign")]
[OutputType(typeof(Campaign))]
public sealed class WaitCampaignCommand : CoroCommand, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly Stopwatch _waited = new();

    /// <summary>Names or job ids. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string[]? Campaign { get; set; }

    /// <summary>How long to wait for all of them together: a number of seconds, 30m, or a TimeSpan. Default: for ever.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    private protected override object? Target => Campaign;

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    /// <inheritdoc/>
    protected override void BeginProcessing() => _waited.Start();

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopped.Cancel();

    private protected override void Execute()
    {
        if (Campaign is null)
        {
            Wait(Store.Read(null).Campaign.Name);
            return;
        }

        foreach (var name in Campaign)
        {
            try
            {
                Wait(Store.Read(name).Campaign.Name);
            }
            catch (InvalidStateException e)
            {
                WriteError(ErrorRecords.NotFound(name, e));
            }
            catch (CoroException e)
            {
                WriteError(ErrorRecords.From(e, name));
            }
        }
    }

    private void Wait(string campaign)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stopped.Token);
        if (Timeout is { } timeout)
            limit.CancelAfter(timeout > _waited.Elapsed ? timeout - _waited.Elapsed : TimeSpan.Zero);
        try
        {
            new CampaignWatch(RootFolder).RunAsync(campaign, SilentHost.Instance, limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (OperationCanceledException)
        {
            if (Store.Read(campaign).Campaign is var seen && seen.Status == CampaignStatus.Running)
            {
                WriteError(ErrorRecords.WaitTimedOut(campaign, Timeout!.Value));
                return;
            }
        }

        WriteObject(Store.Read(campaign).Campaign);
    }
}
