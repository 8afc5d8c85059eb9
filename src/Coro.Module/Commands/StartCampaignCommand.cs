using System.Management.Automation;
using Coro.Engine;
using Coro.Engine.Configuration;
using Coro.Engine.Intake;
using Coro.Module.Completers;
using Coro.Module.Hosting;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>
/// Starts a campaign and runs it until it is complete, parked or halted. Without a brief or manifest it asks for what it needs, as
/// far as no parameter says it.
/// </summary>
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

    /// <summary>What to work on, without a brief or manifest: lines as a manifest has them, for example 'api,../api,A;core'.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [ValidateNotNullOrEmpty]
    public new string[]? Target { get; set; }

    /// <summary>Without a brief: which findings of a child wait for a person's decision.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [ValidateSet("zero-critical-high", "zero-critical", "none")]
    public string? HardGate { get; set; }

    /// <summary>Without a brief: the score from which a child passes, 0 to 100.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [ValidateRange(0, 100)]
    public decimal? SoftTarget { get; set; }

    /// <summary>Without a brief: the score from which it passes, marked as below target, 0 to the target.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [ValidateRange(0, 100)]
    public decimal? SoftFallback { get; set; }

    /// <summary>Without a brief: where findings about Coro's own health go; empty: nowhere.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [AllowEmptyString]
    public string? FindingsQueue { get; set; }

    private protected override bool InputGiven => Brief is not null || Manifest is not null;

    private protected override object? Subject => Brief ?? Manifest ?? Name;

    private protected override RunOptions Options => base.Options with
    {
        Existing = Existing is null ? null : Enum.Parse<ExistingCampaign>(Existing, ignoreCase: true),
    };

    private protected override void Execute()
    {
        if (ParameterSetName != FromQuestions)
        {
            var input = CampaignInput.Read(this, RootFolder, Brief, Manifest, Name);
            Start(input.Definition.Require(), input.Text, Options);
            return;
        }

        var folder = SessionState.Path.CurrentFileSystemLocation.ProviderPath;
        var interview = new StartInterview(folder, Store, Customization.Load(RootFolder).Require().Settings(folder));
        StartAnswers.Give(interview, this);
        interview.Heed(Options);

        // Whoever names a campaign that is there, and nothing else, and cannot be asked, means that one.
        if (IsHeadless && !interview.HasTargets && interview.IsThere && Options.Existing != ExistingCampaign.Overwrite)
        {
            GoOn(Name!);
            return;
        }

        if (IsHeadless)
            interview.TakeDefaults();
        else
            Ask(interview);
        if (interview.Resumes)
            GoOn(interview.Name!);
        else
            Start(interview.Definition(), null, interview.Decided(Options));
    }

    private void Ask(StartInterview interview)
    {
        if (!interview.HasPipelines)
            WriteWarning("There are no default pipelines, so what is described here can be checked, but not run; see -Brief.");
        Conversation.Hold(this, interview);
    }

    private void Start(CampaignDefinition definition, string? text, RunOptions options)
    {
        if (ShouldProcess($"campaign {definition.Name} of {definition.Children.Count} children in {RootFolder}", "Start"))
            Run((engine, host, stop) => engine.StartAsync(definition, text, options, host, stop));
    }

    private void GoOn(string campaign)
    {
        if (ShouldProcess($"campaign {campaign} in {RootFolder}", "Resume"))
            Run((engine, host, stop) => engine.ResumeAsync(campaign, Options, host, stop));
    }
}
