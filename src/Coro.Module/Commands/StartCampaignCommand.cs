using System.Collections;
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
[OutputType(typeof(CampaignResult), typeof(Job))]
public sealed class StartCampaignCommand : RunCommand
{
    private const string FromBrief = "Brief";
    private const string FromManifest = "Manifest";
    private const string FromQuestions = "Name";
    private const string FromChildren = "Child";

    private readonly List<ChildDefinition> _children = [];

    /// <summary>The brief: campaign-brief.yaml, or the same as a PowerShell data file (.psd1).</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = FromBrief, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The path of the brief, a YAML or .psd1 file.")]
    [Alias("Path", "File", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Brief { get; set; }

    /// <summary>The manifest: name,repo_url,tier[,pin][;dep1,dep2] a line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromManifest, HelpMessage = "The path of the manifest, one target a line.")]
    [ValidateNotNullOrEmpty]
    public string? Manifest { get; set; }

    /// <summary>Instead: children, as New-CampaignChild gives them.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromChildren, ValueFromPipeline = true, HelpMessage = "Children, as New-CampaignChild gives them.")]
    [ValidateNotNull]
    public ChildDefinition[]? InputObject { get; set; }

    /// <summary>The campaign's name, instead of the input's own. Without an input: the campaign to go on with.</summary>
    [Parameter(ParameterSetName = FromBrief)]
    [Parameter(ParameterSetName = FromManifest)]
    [Parameter(ParameterSetName = FromQuestions)]
    [Parameter(Mandatory = true, ParameterSetName = FromChildren, HelpMessage = "The campaign's name.")]
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
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateSet("zero-critical-high", "zero-critical", "none")]
    public string? HardGate { get; set; }

    /// <summary>Without a brief: the score from which a child passes, 0 to 100.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateRange(0, 100)]
    public decimal? SoftTarget { get; set; }

    /// <summary>Without a brief: the score from which it passes, marked as below target, 0 to the target.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateRange(0, 100)]
    public decimal? SoftFallback { get; set; }

    /// <summary>Without a brief: where findings about Coro's own health go; empty: nowhere.</summary>
    [Parameter(ParameterSetName = FromQuestions)]
    [Parameter(ParameterSetName = FromChildren)]
    [AllowEmptyString]
    public string? FindingsQueue { get; set; }

    /// <summary>The steps of each child that has none of its own: @{ Build = { … }; Test = { … } }, a script block, or what New-CampaignStep gives.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [Alias("Steps")]
    [ValidateNotNull]
    public object[]? Step { get; set; }

    /// <summary>Steps by lane or tier: @{ deep = @{ … }; B = { … } }.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [Alias("Pipelines")]
    [ValidateNotNull]
    public Hashtable? Pipeline { get; set; }

    /// <summary>The modules that script blocks are to have which do not say, by name or path.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateNotNullOrEmpty]
    public string[]? ImportModule { get; set; }

    /// <summary>Gives script blocks all modules that are loaded here.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    public SwitchParameter UseCallerModules { get; set; }

    /// <summary>How many of a lane run at once: @{ deep = 1 }.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateNotNull]
    public Hashtable? LaneLimit { get; set; }

    /// <summary>What the campaign may cost, in US dollars. Default: any amount.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [Alias("MaxCostUsd")]
    [ValidateRange(0.01, 1e9)]
    public decimal? MaxCost { get; set; }

    /// <summary>How long the campaign may run, over all its runs: 6h, a number of seconds, or a TimeSpan.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [Duration]
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>What a failed child means for the others. Default: Continue, so that only what depends on it is held back.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    public FailurePolicy? OnChildFailure { get; set; }

    /// <summary>The folder that skills are copied to. Default: none.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateNotNullOrEmpty]
    public string? ExportPath { get; set; }

    /// <summary>Sentences that reach every kickoff.</summary>
    [Parameter(ParameterSetName = FromChildren)]
    [ValidateNotNullOrEmpty]
    public string[]? Fact { get; set; }

    private protected override bool InputGiven => Brief is not null || Manifest is not null || ParameterSetName == FromChildren;

    // Children are dealt with all together.
    private protected override bool IsOneOfMany => base.IsOneOfMany && ParameterSetName != FromChildren;

    private protected override object? Subject => Brief ?? Manifest ?? Name;

    private protected override RunOptions Options => base.Options with
    {
        Existing = Existing is null ? null : Enum.Parse<ExistingCampaign>(Existing, ignoreCase: true),
    };

    private protected override void Execute()
    {
        if (ParameterSetName == FromChildren)
        {
            _children.AddRange(InputObject!);
            return;
        }

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

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == FromChildren)
            Guard(StartChildren);
    }

    private void StartChildren()
    {
        var input = new ObjectInput
        {
            Name = Name!,
            Children = _children,
            Step = Step,
            Pipeline = Pipeline,
            Modules = StepModules.Of(this, ImportModule, UseCallerModules),
        };
        Start(input.Load(this, RootFolder, Settings, planOnly: false).Require(), null, Options);
    }

    private CampaignSettings Settings(CampaignSettings usual) => usual with
    {
        QualityGate = new()
        {
            Hard = HardGate is null ? usual.QualityGate.Hard : Enum.Parse<HardGate>(HardGate.Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
            SoftTarget = SoftTarget ?? usual.QualityGate.SoftTarget,

            // A target below the usual fallback means no fallback.
            SoftFallback = SoftFallback ?? Math.Min(usual.QualityGate.SoftFallback, SoftTarget ?? usual.QualityGate.SoftTarget),
        },
        Limits = usual.Limits with
        {
            Lanes = LaneLimit is null
                ? usual.Limits.Lanes
                : LaneLimit.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key.ToString() ?? "", entry => Limit(entry), Names.Comparer),
            MaxCostUsd = MaxCost ?? usual.Limits.MaxCostUsd,
            Timeout = TimeLimit ?? usual.Limits.Timeout,
        },
        OnChildFailure = OnChildFailure ?? usual.OnChildFailure,
        Stages = ExportPath is null ? usual.Stages : usual.Stages with { Export = usual.Stages.Export with { Path = this.FullPath(ExportPath) } },
        HealthFindingsQueue = FindingsQueue is { Length: > 0 } queue ? queue : usual.HealthFindingsQueue,
        PersistentFacts = [.. usual.PersistentFacts, .. Fact ?? []],
    };

    private static int Limit(DictionaryEntry entry) => LanguagePrimitives.TryConvertTo<int>(entry.Value, out var limit) && limit >= 1
        ? limit
        : throw new UsageException($"The limit of lane '{entry.Key}' is '{entry.Value}'. Give a whole number of 1 or more.");

    private void Ask(StartInterview interview)
    {
        if (!interview.HasPipelines)
            WriteWarning("There are no default pipelines, so what is described here can be checked, but not run; see -Brief.");
        Conversation.Hold(this, interview);
    }

    private void Start(CampaignDefinition definition, string? text, RunOptions options)
    {
        if (ShouldProcess($"campaign {definition.Name} of {definition.Children.Count} children in {RootFolder}{PlanText.Of(definition)}", "Start"))
            Run(definition.Name, (engine, host, stop) => engine.StartAsync(definition, text, options, host, stop));
    }

    private void GoOn(string campaign)
    {
        if (ShouldProcess($"campaign {campaign} in {RootFolder}", "Resume"))
            Run(campaign, (engine, host, stop) => engine.ResumeAsync(campaign, Options, host, stop));
    }
}
