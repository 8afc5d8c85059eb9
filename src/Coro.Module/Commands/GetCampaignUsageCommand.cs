using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets what steps consumed, try by try, over all attempts. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignUsage")]
[OutputType(typeof(CampaignUsage))]
public sealed class GetCampaignUsageCommand : LookCommand
{
    /// <summary>The children whose usage is wanted; wildcards are allowed. Default: all, and the commands of stages.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ChildName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChildCompleter))]
    public string[]? Child { get; set; }

    private protected override void Show(CampaignOverview overview)
    {
        var usages = new CampaignUsages(RootFolder).Read(overview.Campaign.Name);
        if (Child is null)
        {
            WriteObject(usages, enumerateCollection: true);
            return;
        }

        var patterns = Child.Select(name => new NamePattern(name)).ToList();
        WriteObject(usages.Where(usage => usage.Child is { } child && patterns.Exists(pattern => pattern.Matches(child))), enumerateCollection: true);
        foreach (var pattern in patterns.Where(pattern => !pattern.HasWildcards && !overview.Children.Any(child => pattern.Matches(child.Name))))
            WriteError(ErrorRecords.ChildNotFound(pattern.Text, overview.Campaign.Name, IsCampaign(pattern.Text)));
    }
}
