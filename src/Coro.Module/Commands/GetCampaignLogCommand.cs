using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets what steps have written, line by line; with -Wait, as they write it. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignLog", DefaultParameterSetName = ByChild)]
[OutputType(typeof(CampaignLogLine))]
public sealed class GetCampaignLogCommand : FollowCommand
{
    private const string ByChild = "Child";
    private const string ByStage = "Stage";

    /// <summary>The children whose logs are wanted; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = ByChild, ValueFromPipelineByPropertyName = true)]
    [Alias("ChildName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public string[] Child { get; set; } = ["*"];

    /// <summary>Instead of children: the stage whose command's logs are wanted, for example capstone.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByStage, HelpMessage = "The stage's name.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StageCompleter))]
    public string? Stage { get; set; }

    /// <summary>Names or job ids; wildcards are allowed. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ParameterSetName = ByChild, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ByStage, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public override string[]? Campaign { get => base.Campaign; set => base.Campaign = value; }

    /// <summary>Only this step. Default: all.</summary>
    // Neither this nor the next two are taken from the pipeline: a child has them, too, and would show its last try only.
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Step { get; set; }

    /// <summary>Only this attempt. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Attempt { get; set; }

    /// <summary>Only this try. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Try { get; set; }

    /// <summary>Which streams: standard output, standard error, and what else script blocks have. Default: all.</summary>
    [Parameter]
    public LogStream Stream { get; set; } = LogStream.All;

    /// <summary>Only so many lines, the last ones of all.</summary>
    [Parameter]
    [Alias("Last")]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    private protected override IEnumerable<string> Items => Child;

    private protected override void Show(CampaignOverview overview)
    {
        if (Stage is not null)
        {
            Write(overview, null);
            return;
        }

        foreach (var pattern in Child.Select(name => new NamePattern(name)))
        {
            var found = overview.Children.Where(child => pattern.Matches(child.Name)).ToList();
            foreach (var child in found)
                Write(overview, child.Name);
            if (found.Count == 0 && !pattern.HasWildcards)
                WriteError(ErrorRecords.ChildNotFound(pattern.Text, overview.Campaign.Name, IsCampaign(pattern.Text)));
        }
    }

    private void Write(CampaignOverview overview, string? child)
    {
        var query = new LogQuery
        {
            Child = child,
            Stage = Stage,
            Step = Step,
            Attempt = Attempt,
            Try = Try,
            Streams = Stream,
            Tail = Tail,
            Follow = Wait,
        };
        WriteArriving((note, stop) => new CampaignLogs(RootFolder).ReadLinesAsync(overview.Campaign.Name, query, note, stop));
    }
}
