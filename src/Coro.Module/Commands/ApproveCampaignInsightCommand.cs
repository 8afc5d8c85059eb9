using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Says that what children have learned is right.</summary>
[Cmdlet(VerbsLifecycle.Approve, "CampaignInsight", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(CampaignInsight))]
public sealed class ApproveCampaignInsightCommand : InsightCommand
{
    private protected override bool Approves => true;
}
