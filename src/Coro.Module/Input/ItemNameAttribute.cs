using System.Management.Automation;

namespace Coro.Module.Input;

/// <summary>Takes a child or a gate wherever the name of one is asked for; refuses what is neither, so that a campaign is not taken for one.</summary>
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
        Campaign or CampaignOverview or CampaignResult => throw new ArgumentTransformationMetadataException("A campaign is no name of a child or gate."),
        _ => input,
    };
}
