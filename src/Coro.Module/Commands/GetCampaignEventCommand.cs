using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets what has happened to a campaign, event by event; with -Wait, as it happens. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignEvent")]
[OutputType(typeof(CampaignEventRecord))]
public sealed class GetCampaignEventCommand : FollowCommand
{
    /// <summary>Only events of these kinds, for example step-ended or child-*. Default: all.</summary>
    // Not taken from the pipeline: a gate has a Kind, too.
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EventKindCompleter))]
    public string[]? Kind { get; set; }

    /// <summary>Only events about these children; * and ? stand for other letters. Default: all events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ChildName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public string[]? Child { get; set; }

    /// <summary>The number of the first event wanted. Default: 1.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long Since { get; set; } = 1;

    /// <summary>Only so many, the last ones.</summary>
    [Parameter]
    [Alias("Tail", "Newest")]
    [ValidateRange(0, int.MaxValue)]
    public int? Last { get; set; }

    private protected override void Show(CampaignOverview overview)
    {
        var children = Child?.Where(name => IsThere(name, overview)).ToArray();
        if (children is [])
            return;
        var query = new EventQuery { Since = Since, Kinds = Kind ?? [], Children = children ?? [], Last = Last, Follow = Wait };
        WriteArriving((note, stop) => new CampaignFeed(RootFolder).ReadAsync(overview.Campaign.Name, query, note, stop));
    }

    private bool IsThere(string name, CampaignOverview overview)
    {
        var pattern = new NamePattern(name);
        if (pattern.HasWildcards || overview.Children.Any(child => pattern.Is(child.Name)))
            return true;
        WriteError(ErrorRecords.ChildNotFound(name, overview.Campaign.Name, IsCampaign(name)));
        return false;
    }
}
