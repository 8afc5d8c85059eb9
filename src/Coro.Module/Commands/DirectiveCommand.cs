using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What looking at a directive has in common: whose it is, and which file.</summary>
public abstract class DirectiveCommand : CoroCommand
{
    private protected const string OfCampaign = "Campaign";
    private protected const string FromBrief = "Brief";
    private protected const string FromManifest = "Manifest";

    /// <summary>The campaign: its name or its job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ParameterSetName = OfCampaign, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>The brief of a campaign that is to be started.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromBrief, HelpMessage = "The path of the brief, a YAML file.")]
    [ValidateNotNullOrEmpty]
    public string? Brief { get; set; }

    /// <summary>The manifest of a campaign that is to be started.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromManifest, HelpMessage = "The path of the manifest, one target a line.")]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>Another directive than the campaign's or the brief's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    private protected override object? Target => Path ?? Campaign ?? Brief ?? Manifest;

    private protected CampaignDirective Read()
    {
        var path = Path is null ? null : this.InputPath(Path);
        return ParameterSetName == OfCampaign
            ? Store.ReadDirective(Campaign, path)
            : DirectivePreview.Of(CampaignInput.Read(this, RootFolder, Brief, Manifest, name: null, planOnly: true).Definition.Require(), path);
    }
}
