using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Errors;

namespace Coro.Module.Commands;

/// <summary>What acting on a campaign has in common, whether it runs elsewhere or not.</summary>
public abstract class ControlCommand : CoroCommand, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Why, for the record.</summary>
    [Parameter]
    [Alias("Why")]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    private protected static string By => Environment.UserName;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    // A request that was made stays made; only the wait for its answer ends.
    protected override void StopProcessing() => _stopped.Cancel();

    /// <summary>Reads a campaign; null: there is none of that name, which was said.</summary>
    private protected CampaignOverview? Read(string? campaign)
    {
        if (campaign is null)
            return ReadOnly();
        try
        {
            return Store.Read(campaign);
        }
        catch (InvalidStateException e)
        {
            WriteError(ErrorRecords.NotFound(campaign, e, ParentOf(campaign)));
            return null;
        }
    }

    /// <summary>Makes a request, and waits until whoever holds the campaign has dealt with it.</summary>
    private protected ControlAnswer Submit(string root, string campaign, ControlRequest request)
    {
        try
        {
            return new CampaignControl(root).SubmitAsync(campaign, request, _stopped.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Stopping)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Says what is about to be done. With -WhatIf, also what would be refused.</summary>
    /// <returns>Whether to do it.</returns>
    private protected bool Confirm(string what, Action sayRefusals)
    {
        if (ShouldProcess($"{what}.", $"{what}?", MyInvocation.MyCommand.Name, out var reason))
            return true;
        if (reason == ShouldProcessReason.WhatIf)
            sayRefusals();
        return false;
    }

    /// <summary>What can start after a request, as the end of a sentence.</summary>
    private protected static string Starting(ControlPreview preview) =>
        preview.WouldStart.Count == 0 ? "" : $"; then {string.Join(", ", preview.WouldStart)} can start";
}
