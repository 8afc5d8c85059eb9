using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Calls children off. Nothing fresh starts for them, and what depends on them stays blocked; a rerun brings them back.</summary>
[Cmdlet(VerbsLifecycle.Stop, "CampaignChild", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild))]
public sealed class StopCampaignChildCommand : ChildCommand
{
    /// <summary>Calls off what depends on them, too.</summary>
    [Parameter]
    public SwitchParameter Downstream { get; set; }

    /// <summary>Ends what runs at once. Otherwise it is left to end, and no longer counts.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override ChildOperation Operation => ChildOperation.Cancel;

    private protected override ChildRequest Request(IReadOnlyList<string> children) =>
        base.Request(children) with { Downstream = Downstream, Force = Force };
}
