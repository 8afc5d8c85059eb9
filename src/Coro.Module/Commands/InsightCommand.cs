using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What saying of insights whether they are right has in common.</summary>
public abstract class InsightCommand : ControlCommand
{
    /// <summary>The insights' ids, for example i1.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The insight's id; Get-CampaignInsight lists them.")]
    [Alias("Insight")]
    [ItemName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(InsightCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    private protected abstract bool Approves { get; }

    private protected override object? Target => Campaign;

    private protected override IEnumerable<string> Items => Id;

    private protected sealed override void Execute()
    {
        if (Read(Campaign) is not { Campaign.Name: var name }
            || !Confirm($"{(Approves ? "Approve" : "Reject")} {string.Join(", ", Id)} of campaign '{name}'", () => { }))
            return;
        var request = new InsightRequest { Insights = Id, Approve = Approves, By = By, Why = Reason };
        foreach (var outcome in Submit(RootFolder, name, request).Outcomes)
        {
            if (outcome.Verdict == ControlVerdict.Refused)
                WriteError(ErrorRecords.From(new InvalidStateException($"Insight '{outcome.Target}' of campaign '{name}': {outcome.Reason}."), outcome.Target));
            else
                WriteObject(Store.Read(name).Insights.First(insight => Names.Comparer.Equals(insight.Id, outcome.Target)));
        }
    }
}
