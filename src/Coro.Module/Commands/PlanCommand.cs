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

    /// <summary>The default, since PowerShell makes a text of what comes down the pipeline for the default set before it looks for another set.</summary>
    private protected const string FromChildren = "Child";

    private readonly List<ChildDefinition> _children = [];

    /// <summary>The brief: campaign-brief.yaml, or the same as a PowerShell data file (.psd1).</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = FromBrief, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The path of the brief, a YAML or .psd1 file.")]
    [Alias("Path", "File", "PSPath")]
    [NoChild]
    [ValidateNotNullOrEmpty]
    public string? Brief { get; set; }

    /// <summary>The manifest: name,repo_url,tier[,pin][;dep1,dep2] a line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromManifest, HelpMessage = "The path of the manifest, one target a line.")]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>Instead: children, as New-CampaignChild gives them. With nothing given at all, it is the campaign-brief.yaml (or .psd1) that is here.</summary>
    [Parameter(ParameterSetName = FromChildren, ValueFromPipeline = true)]
    [ValidateNotNull]
    public ChildDefinition[]? InputObject { get; set; }

    /// <summary>The campaign's name, instead of the input's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    // Children are dealt with all together.
    private protected override bool IsOneOfMany => base.IsOneOfMany && ParameterSetName != FromChildren;

    private protected override object? Target => Brief ?? Manifest ?? Name;

    /// <summary>Shows what was read.</summary>
    private protected abstract void Show(LoadResult input);

    private protected sealed override void Execute()
    {
        if (TakesChildren)
            _children.AddRange(InputObject ?? []);
        else
            Show(CampaignInput.Read(this, RootFolder, Brief ?? (Manifest is null ? Present() : null), Manifest, Name, planOnly: true).Definition);
    }

    private bool TakesChildren => ParameterSetName == FromChildren && (MyInvocation.ExpectingInput || InputObject is not null);

    private string Present()
    {
        var folder = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        return PresentBrief.Find(folder, dataFiles: true) is { } name
            ? Path.Combine(folder, name)
            : throw new MissingBriefException(
                $"No brief was given, and there is no {PresentBrief.UsualName} in {folder}. Give -Brief <file> or -Manifest <file>, or pipe children of New-CampaignChild.");
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        if (TakesChildren)
            Guard(() => Show(new ObjectInput { Name = Name ?? "campaign", Children = _children }.Load(this, RootFolder, settings => settings, planOnly: true)));
    }

    private protected static CampaignPlan Plan(CampaignDefinition definition) =>
        Planner.Plan(definition.Name, definition.Children);
}
