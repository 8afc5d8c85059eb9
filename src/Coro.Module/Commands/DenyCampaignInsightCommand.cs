using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Says that what children have learned is not right: it reaches nobody any more.</summary>
[Cmdlet(VerbsLifecycle.Deny, "CampaignInsight", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(CampaignInsight))]
public sealed class DenyCampaignInsightCommand : InsightCommand
{
    private protected override bool Approves => false;
}
