using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What looking after a campaign's state has in common: which campaign.</summary>
public abstract class StateCommand : CoroCommand
{
    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    private protected override object? Target => Campaign;
}
