using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Says whether a person is asked from now on, while a campaign runs and in its later runs.</summary>
[Cmdlet(VerbsCommon.Set, "CampaignInteraction", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Campaign))]
public sealed class SetCampaignInteractionCommand : ControlCommand
{
    /// <summary>On: no question takes its default, so that each checkpoint waits for a person. Off: nobody is asked; questions take their defaults.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "On: each checkpoint waits for a person. Off: nobody is asked.")]
    [ValidateSet("On", "Off")]
    public string Mode { get; set; } = "";

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
        var on = Mode.Equals("On", StringComparison.OrdinalIgnoreCase);
        if (Read(Campaign) is not { Campaign.Name: var name }
            || !Confirm(on ? $"Have each question of campaign '{name}' wait for a person" : $"Ask nobody about campaign '{name}' any more", () => { }))
            return;
        foreach (var outcome in Submit(RootFolder, name, new InteractionRequest { Interactive = on, By = By, Why = Reason }).Outcomes)
        {
            if (outcome.Verdict == ControlVerdict.Refused)
                WriteError(ErrorRecords.From(new InvalidStateException($"Campaign '{name}' was not changed: {outcome.Reason}."), name));
            else
                WriteObject(Store.Read(name).Campaign);
        }
    }
}
