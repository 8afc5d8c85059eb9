using System.Management.Automation;
using Coro.Engine.Loading;
using Coro.Engine.Planning;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What looking at a plan has in common, before anything runs.</summary>
public abstract class PlanCommand : CoroCommand
{
    private protected const string FromBrief = "Brief";
    private protected const string FromManifest = "Manifest";

    /// <summary>The brief: campaign-brief.yaml.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = FromBrief, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The path of the brief, a YAML file.")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Brief { get; set; }

    /// <summary>The manifest: name,repo_url,tier[,pin][;dep1,dep2] a line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromManifest, HelpMessage = "The path of the manifest, one target a line.")]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>The campaign's name, instead of the input's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    private protected override object? Target => Brief ?? Manifest;

    private protected LoadResult Read() => CampaignInput.Read(this, RootFolder, Brief, Manifest, Name, planOnly: true).Definition;

    private protected static CampaignPlan Plan(CampaignDefinition definition) =>
        Planner.Plan(definition.Name, definition.Children);
}
