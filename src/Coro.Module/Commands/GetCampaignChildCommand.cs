using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets a campaign's children, in the order in which they are run. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignChild", DefaultParameterSetName = ByName)]
[OutputType(typeof(CampaignChild))]
public sealed class GetCampaignChildCommand : LookCommand
{
    private const string ByName = "Name";
    private const string ByChild = "Child";

    /// <summary>Names of children; wildcards are allowed. Default: all.</summary>
    // Not taken from the pipeline: a campaign has a Name, too, and would be mistaken for a child.
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The same under the name that the other cmdlets for children use; taken from the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByChild, ValueFromPipelineByPropertyName = true, HelpMessage = "The child's name.")]
    [Alias("ChildName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public string[]? Child { get; set; }

    /// <summary>Names or job ids; wildcards are allowed. Default: the one unfinished campaign, if there is just one.</summary>
    // As elsewhere, but for the alias Name: here that is the children's.
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public override string[]? Campaign { get => base.Campaign; set => base.Campaign = value; }

    /// <summary>Only children of these statuses.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ChildStatus[]? Status { get; set; }

    /// <summary>Only children of these lanes; wildcards are allowed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LaneCompleter))]
    public string[]? Lane { get; set; }

    /// <summary>Explains each child: why it has its status, and what a resume would do with it.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    private protected override IEnumerable<string> Items => Name ?? Child ?? [];

    private protected override bool Explains => Explain;

    private protected override void Show(CampaignOverview overview)
    {
        var patterns = (Name ?? Child ?? ["*"]).Select(name => new NamePattern(name)).ToList();
        var lanes = Lane?.Select(lane => new NamePattern(lane)).ToList();
        var found = new bool[patterns.Count];
        var view = Explain ? "Explained" : overview.Children.Any(child => child.PullRequests.Count > 0) ? "PullRequests" : null;
        foreach (var child in overview.Children)
        {
            var wanted = false;
            for (var i = 0; i < found.Length; i++)
            {
                if (patterns[i].Matches(child.Name))
                    wanted = found[i] = true;
            }

            if (wanted && (Status is null || Status.Contains(child.Status)) && (lanes is null || lanes.Exists(lane => lane.Matches(child.Lane))))
                WriteObject(view is null ? child : InView(child, view));
        }

        for (var i = 0; i < found.Length; i++)
        {
            if (!found[i] && !patterns[i].HasWildcards)
                WriteError(ErrorRecords.ChildNotFound(patterns[i].Text, overview.Campaign.Name, IsCampaign(patterns[i].Text)));
        }
    }

    // The same object with a view of its own: formats choose by the first of the type names.
    private static PSObject InView(CampaignChild child, string view)
    {
        var shown = new PSObject(child);
        shown.TypeNames.Insert(0, $"{typeof(CampaignChild).FullName}#{view}");
        return shown;
    }
}
