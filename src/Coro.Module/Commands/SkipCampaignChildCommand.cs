using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Leaves children out: done, as far as what depends on them is concerned.</summary>
[Cmdlet(VerbsCommon.Skip, "CampaignChild", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild))]
public sealed class SkipCampaignChildCommand : ChildCommand
{
    private protected override ChildOperation Operation => ChildOperation.Skip;
}
