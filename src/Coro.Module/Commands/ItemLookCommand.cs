using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What looking at something that has a name within a campaign has in common: that name comes first, and the campaign after it.</summary>
public abstract class ItemLookCommand : LookCommand
{
    /// <summary>Names or job ids; wildcards are allowed. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public override string[]? Campaign { get => base.Campaign; set => base.Campaign = value; }
}
