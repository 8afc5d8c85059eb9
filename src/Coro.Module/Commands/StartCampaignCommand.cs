using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Hosting;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Starts a campaign and runs it until it is complete, parked or halted.</summary>
[Cmdlet(VerbsLifecycle.Start, "Campaign", SupportsShouldProcess = true, DefaultParameterSetName = FromQuestions)]
[OutputType(typeof(CampaignResult))]
public sealed class StartCampaignCommand : RunCommand
{
    private const string FromBrief = "Brief";
    private const string FromManifest = "Manifest";
    private const string FromQuestions = "Name";

    /// <summary>The brief: campaign-brief.yaml.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = FromBrief, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The path of the brief, a YAML file.")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Brief { get; set; }

    /// <summary>The manifest: name,repo_url,tier[,pin][;dep1,dep2] a line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromManifest, HelpMessage = "The path of the manifest, one target a line.")]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>The campaign's name, instead of the input's own. Without an input: the campaign to go on with.</summary>
    [Parameter]
    [Alias("Campaign")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Name { get; set; }

    /// <summary>What to do when the campaign exists already: go on with it, or archive it and start afresh.
    /// Default: ask; with nobody to ask, overwrite where a brief or manifest is given, else resume.</summary>
    [Parameter]
    [ValidateSet("Resume", "Overwrite")]
    public string? Existing { get; set; }

    private protected override bool InputGiven => Brief is not null || Manifest is not null;

    private protected override object? Target => Brief ?? Manifest ?? Name;

    private protected override RunOptions Options => base.Options with
    {
        Existing = Existing is null ? null : Enum.Parse<ExistingCampaign>(Existing, ignoreCase: true),
    };

    private protected override void Execute()
    {
        var (brief, manifest) = (Brief, Manifest);
        if (ParameterSetName == FromQuestions)
        {
            if (Name is not null && Existing != nameof(ExistingCampaign.Overwrite) && Exists(Name))
            {
                GoOn(Name);
                return;
            }

            if (IsHeadless)
                throw new MissingBriefException("There is nothing to start. Give -Brief or -Manifest.");
            (brief, manifest) = InputPrompt.Ask(this);
        }

        Start(CampaignInput.Read(this, RootFolder, brief, manifest, Name));
    }

    private void Start(CampaignInput input)
    {
        var definition = input.Definition.Require();
        if (ShouldProcess($"campaign {definition.Name} of {definition.Children.Count} children in {RootFolder}", "Start"))
            Run((engine, host, stop) => engine.StartAsync(definition, input.Text, Options, host, stop));
    }

    private void GoOn(string campaign)
    {
        if (ShouldProcess($"campaign {campaign} in {RootFolder}", "Resume"))
            Run((engine, host, stop) => engine.ResumeAsync(campaign, Options, host, stop));
    }

    private bool Exists(string campaign)
    {
        var campaigns = Store.List(out var unreadable);
        return campaigns.Any(c => Names.Comparer.Equals(c.Name, campaign)) || unreadable.Keys.Contains(campaign, Names.Comparer);
    }
}
