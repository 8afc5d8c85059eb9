using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Shows where a campaign stands: stage, children, open gates, latest decisions. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignStatus")]
[OutputType(typeof(CampaignOverview))]
public sealed class GetCampaignStatusCommand : LookCommand
{
    private protected override void Show(CampaignOverview overview) => WriteObject(overview);
}
