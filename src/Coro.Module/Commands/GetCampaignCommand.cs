using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Lists campaigns, by name. It only reads, and may be used while they run.</summary>
[Cmdlet(VerbsCommon.Get, "Campaign")]
[OutputType(typeof(Campaign))]
public sealed class GetCampaignCommand : CoroCommand
{
    /// <summary>Names or job ids; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string[] Campaign { get; set; } = ["*"];

    /// <summary>Only campaigns of these statuses.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public CampaignStatus[]? Status { get; set; }

    private protected override void Execute()
    {
        var campaigns = Store.List(out var unreadable);
        foreach (var pattern in Campaign.Select(name => new NamePattern(name)))
        {
            var found = false;
            foreach (var campaign in campaigns.Where(c => pattern.Matches(c.Name) || pattern.Is(c.JobId)))
            {
                found = true;
                if (Status is null || Status.Contains(campaign.Status))
                    WriteObject(campaign);
            }

            foreach (var (name, error) in unreadable.Where(u => pattern.Matches(u.Key)))
            {
                WriteError(ErrorRecords.From(error, name));
                found = true;
            }

            if (!found && !pattern.HasWildcards)
                WriteError(ErrorRecords.NotFound(pattern.Text, new($"There is no campaign '{pattern.Text}' in {RootFolder}.")));
        }
    }
}
