using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes a child, a gate or an insight wherever the name of one is asked for; refuses what is neither, so that a campaign is not taken for one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is object[] many ? Array.ConvertAll(many, Name) : Name(inputData);

    private static object Name(object input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        CampaignChild child => child.Name,
        CampaignGate gate => gate.Id,
        ChildDefinition child => child.Name,
        CampaignInsight insight => insight.Id,
        Campaign campaign => throw NoItem(campaign),
        CampaignOverview overview => throw NoItem(overview.Campaign),
        CampaignResult result => throw NoItem(result.Campaign),
        _ => input,
    };

    private static ArgumentTransformationMetadataException NoItem(Campaign campaign) => new(
        $"Campaign '{campaign.Name}' is no child, no gate and no insight. Pipe those that are meant: Get-CampaignChild -Campaign {campaign.Name} or Get-CampaignGate -Campaign {campaign.Name}; or name them.");
}
