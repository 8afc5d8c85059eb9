using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Changes how many children of a campaign run at once, from now on; it may be running.</summary>
[Cmdlet(VerbsCommon.Set, "CampaignThrottle", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Campaign))]
public sealed class SetCampaignThrottleCommand : ControlCommand
{
    /// <summary>How many children run at once.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "How many children run at once; at least 1.")]
    [ValidateRange(1, int.MaxValue)]
    public int Throttle { get; set; }

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    private protected override object? Target => Campaign;

    private protected override void Execute()
    {
        if (Read(Campaign) is not { Campaign.Name: var name } || !Confirm($"Let {Throttle} children of campaign '{name}' run at once", () => { }))
            return;
        foreach (var outcome in Submit(RootFolder, name, new ThrottleRequest { Throttle = Throttle, By = By, Why = Reason }).Outcomes)
        {
            if (outcome.Verdict == ControlVerdict.Refused)
                WriteError(ErrorRecords.From(new InvalidStateException($"The throttle of campaign '{name}' was not changed: {outcome.Reason}."), name));
            else
                WriteObject(Store.Read(name).Campaign);
        }
    }
}
