using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes a campaign, its overview or the result of a run wherever a campaign's name is asked for.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CampaignNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is object[] many ? Array.ConvertAll(many, Name) : Name(inputData);

    private static object Name(object input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        Campaign campaign => campaign.Name,
        CampaignOverview overview => overview.Campaign.Name,
        CampaignResult result => result.Campaign.Name,
        CampaignChild child => child.Campaign,
        CampaignGate gate => gate.Campaign,
        _ => input,
    };
}
