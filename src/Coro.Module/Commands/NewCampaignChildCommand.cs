using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>
/// Makes a child of a campaign, from parameters or from objects by the names of their properties, for example the rows of Import-Csv. Start-Campaign
/// takes them; Get-CampaignPlan and Test-CampaignPlan look at them first.
/// </summary>
[Cmdlet(VerbsCommon.New, "CampaignChild")]
[OutputType(typeof(ChildDefinition))]
public sealed class NewCampaignChildCommand : PSCmdlet
{
    private IReadOnlyList<StepDefinition>? _steps;
    private int _flawed;
    private int _made;

    /// <summary>The child's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The child's name.")]
    [Alias("Child", "ChildName")]
    [NoTable]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Its repository: a URL or a path.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("repo_url", "Repo", "Repository")]
    public string? RepoUrl { get; set; }

    /// <summary>Own run (A) or batch (B). Default: A.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TierCompleter))]
    public string? Tier { get; set; }

    /// <summary>Its weight. Default: standard.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Lane { get; set; }

    /// <summary>The version, tag, branch or commit to work on. Default: the latest release.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Version")]
    public string? Pin { get; set; }

    /// <summary>What has to be done first: names of children, also several in one text, with , or ; between.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("depends_on")]
    [Dependencies]
    [AllowEmptyCollection]
    public Dependency[] DependsOn { get; set; } = [];

    /// <summary>Resources that no two running children may share, also several in one text.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Locks")]
    [Names]
    [AllowEmptyCollection]
    public string[] Lock { get; set; } = [];

    /// <summary>What it is to do, in words for the agent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Its issue or work item, where there is one: acme/shop#41, github:acme/shop#41, or its address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Tracker { get; set; }

    /// <summary>
    /// Its own steps: @{ Build = { … }; Test = { … } }, a script block, or what New-CampaignStep gives. Default: the campaign's, by its lane or tier.
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("Steps")]
    [ValidateNotNull]
    public object[]? Step { get; set; }

    /// <summary>The modules that its script blocks are to have, by name or path.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? ImportModule { get; set; }

    /// <summary>Gives its script blocks all modules that are loaded here.</summary>
    [Parameter]
    public SwitchParameter UseCallerModules { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            // The same for all, and so kept once.
            if (Step is not null)
                _steps = StepModules.Give(new StepInput(this).Read(Step), StepModules.Of(this, ImportModule, UseCallerModules));
        }
        catch (CoroException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Step));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(ReadChild());
            _made++;
        }
        catch (CoroException e)
        {
            _flawed++;
            WriteError(ErrorRecords.From(e, Name));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Whoever comes next has seen only the good ones, and must not begin with less than was meant.
        if (_flawed > 0 && MyInvocation.PipelinePosition < MyInvocation.PipelineLength)
            ThrowTerminatingError(ErrorRecords.NoneTaken(_flawed, _flawed + _made));
    }

    private ChildDefinition ReadChild()
    {
        var child = new ChildParts
        {
            Name = Name,
            RepoUrl = RepoUrl,
            Tier = Tier,
            Lane = Lane,
            Pin = Pin,
            DependsOn = DependsOn,
            Locks = Lock,
            Description = Description,
            Tracker = Tracker,
            Steps = _steps,
        }.Read(this);
        var problems = Engine.Loading.ObjectLoader.Check(child);
        return problems.Count == 0 ? child : throw new InvalidInputException(problems);
    }
}
