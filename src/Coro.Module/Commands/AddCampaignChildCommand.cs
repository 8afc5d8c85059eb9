using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>
/// Adds children to a campaign, which may be running, parked or finished: from parameters, from a file, or from objects by the names of
/// their properties, for example the rows of Import-Csv. All that come down the pipeline for one campaign join, or none.
/// </summary>
[Cmdlet(VerbsCommon.Add, "CampaignChild", SupportsShouldProcess = true, DefaultParameterSetName = FromParts)]
[OutputType(typeof(CampaignChild))]
public sealed class AddCampaignChildCommand : ControlCommand
{
    private const string FromParts = "Name";
    private const string FromFile = "Path";
    private const int MostNamed = 10;

    private readonly List<AdditionBatch> _batches = [];

    /// <summary>The new child's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true, HelpMessage = "The new child's name.")]
    [Alias("Child", "ChildName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = FromFile, ValueFromPipelineByPropertyName = true)]
    [Alias("Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>Its repository: a URL or a path.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [Alias("repo_url")]
    public string? RepoUrl { get; set; }

    /// <summary>Own run (A) or batch (B). Default: A.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TierCompleter))]
    public string? Tier { get; set; }

    /// <summary>Its weight. Default: standard.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LaneCompleter))]
    public string? Lane { get; set; }

    /// <summary>The version, tag, branch or commit to work on. Default: the latest release.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    public string? Pin { get; set; }

    /// <summary>What has to be done first: names of children, old or new, also several in one text.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [Alias("depends_on")]
    [Dependencies]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public Dependency[] DependsOn { get; set; } = [];

    /// <summary>Resources that no two running children may share, also several in one text.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [Alias("Locks")]
    [Names]
    [AllowEmptyCollection]
    public string[] Lock { get; set; } = [];

    /// <summary>What it is to do, in words for the agent.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Its own steps. Default: its lane or tier chooses a pipeline.</summary>
    [Parameter(ParameterSetName = FromParts, ValueFromPipelineByPropertyName = true)]
    [Alias("Steps")]
    [AllowNull]
    public StepDefinition[]? Step { get; set; }

    /// <summary>A manifest, or a brief (.yaml) of which the targets are taken.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FromFile, HelpMessage = "The path of a manifest or brief.")]
    [Alias("File")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    private protected override object? Target => Name ?? Path ?? Campaign;

    private protected override void Execute()
    {
        if (Batch() is not { } batch)
            return;
        try
        {
            if (Path is { } file)
                batch.Children.AddRange(new CampaignControl(batch.Root).ReadAdditions(batch.Campaign, this.InputPath(file), file));
            else
                batch.Children.Add(Read());
        }
        catch (CoroException)
        {
            batch.Flawed++;
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var batch in _batches)
            Guard(() => Make(batch));
    }

    private AdditionBatch? Batch()
    {
        if (Read(Campaign)?.Campaign.Name is not { } campaign)
            return null;
        var batch = _batches.Find(one => one.Root == RootFolder && Names.Comparer.Equals(one.Campaign, campaign));
        if (batch is null)
            _batches.Add(batch = new(RootFolder, campaign));
        return batch;
    }

    private ChildDefinition Read() => new ChildParts
    {
        Name = Name!,
        RepoUrl = RepoUrl,
        Tier = Tier,
        Lane = Lane,
        Pin = Pin,
        DependsOn = DependsOn,
        Locks = Lock,
        Description = Description,
        Steps = Step,
    }.Read(this);

    private void Make(AdditionBatch batch)
    {
        if (batch.Flawed > 0)
        {
            if (batch.Children.Count > 0)
                WriteError(ErrorRecords.NoneAdded(batch.Campaign, batch.Flawed));
            return;
        }

        var request = new AddChildrenRequest { Children = batch.Children, By = By, Why = Reason };
        var preview = new CampaignControl(batch.Root).Preview(batch.Campaign, request);
        if (preview.Additions.Count == 0)
            Show(batch, preview.Outcomes);
        else if (Confirm($"{Describe(preview)} to campaign '{batch.Campaign}'{Starting(preview)}", () => { }))
            Show(batch, Submit(batch.Root, batch.Campaign, request).Outcomes);
    }

    private static string Describe(ControlPreview preview)
    {
        var all = preview.Additions;
        var told = string.Join(", ", all.Take(MostNamed).Select(one =>
            $"{one.Child} (no. {one.Place} of {one.Of}{(one.WaitsFor is { } what ? $", waits for {what}" : "")})"));
        return $"Add {told}{(all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "")}";
    }

    private void Show(AdditionBatch batch, IEnumerable<ControlOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Verdict == ControlVerdict.Refused)
                WriteError(ErrorRecords.ChildNotAdded(outcome, batch.Campaign));
            else
                WriteObject(outcome.Child);
        }
    }
}
