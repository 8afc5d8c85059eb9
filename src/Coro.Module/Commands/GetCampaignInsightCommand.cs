using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets what children of a campaign have learned. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignInsight")]
[OutputType(typeof(CampaignInsight))]
public sealed class GetCampaignInsightCommand : ItemLookCommand
{
    /// <summary>Ids of insights; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [Alias("Insight")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(InsightCompleter))]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Only those of which this is thought.</summary>
    [Parameter]
    public InsightStatus[]? Status { get; set; }

    private protected override IEnumerable<string> Items => Id;

    private protected override void Show(CampaignOverview overview)
    {
        var patterns = Id.Select(id => new NamePattern(id)).ToList();
        foreach (var insight in overview.Insights)
        {
            if (patterns.Exists(pattern => pattern.Matches(insight.Id)) && Status?.Contains(insight.Status) != false)
                WriteObject(insight);
        }

        foreach (var pattern in patterns.Where(pattern => !pattern.HasWildcards && !overview.Insights.Any(insight => pattern.Matches(insight.Id))))
            WriteError(ErrorRecords.InsightNotFound(pattern.Text, overview.Campaign.Name, IsCampaign(pattern.Text)));
    }
}
