using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Stops a campaign that runs elsewhere: no more children start. It can be resumed.</summary>
[Cmdlet(VerbsLifecycle.Stop, "Campaign", SupportsShouldProcess = true)]
[OutputType(typeof(Campaign))]
public sealed class StopCampaignCommand : ControlCommand
{
    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>Ends what runs at once. Otherwise children that run come to their end, however long that takes.</summary>
    [Parameter]
    public SwitchParameter Now { get; set; }

    private protected override object? Target => Campaign;

    private protected override void Execute()
    {
        if (Read(Campaign) is not { } overview || !Confirm(Describe(overview), () => { }))
            return;
        var name = overview.Campaign.Name;
        var answer = Submit(RootFolder, name, new StopRequest { By = By, Why = Reason, AtOnce = Now });
        foreach (var outcome in answer.Outcomes.Where(outcome => outcome.Reason is not null))
            WriteVerbose($"Campaign '{name}': {outcome.Reason}");
        WriteObject(Store.Read(name).Campaign);
    }

    private string Describe(CampaignOverview overview)
    {
        var active = overview.Children.Where(child => child.Status == ChildStatus.Active).Select(child => child.Name).ToList();
        var what = $"Stop campaign '{overview.Campaign.Name}'";
        if (overview.Campaign.Status != CampaignStatus.Running)
            return $"{what}, which nobody runs";
        return active.Count == 0 ? what : $"{what}; {string.Join(", ", active)} {(Now ? "ended at once" : "left to end")}";
    }
}
