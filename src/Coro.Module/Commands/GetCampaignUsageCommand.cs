using System.Management.Automation;
using Coro.Engine;

namespace Coro.Module.Commands;

/// <summary>Gets what steps consumed, try by try, over all attempts. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignUsage")]
[OutputType(typeof(CampaignUsage))]
public sealed class GetCampaignUsageCommand : LookCommand
{
    private protected override void Show(CampaignOverview overview) =>
        WriteObject(new CampaignUsages(RootFolder).Read(overview.Campaign.Name), enumerateCollection: true);
}
