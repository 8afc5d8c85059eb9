using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What looking into campaigns has in common: which ones, and that one bad name never stops the rest.</summary>
public abstract class LookCommand : CoroCommand
{
    /// <summary>Names or job ids; wildcards are allowed. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public virtual string[]? Campaign { get; set; }

    /// <summary>Whether children are to be explained.</summary>
    private protected virtual bool Explains => false;

    /// <summary>Shows one campaign.</summary>
    private protected abstract void Show(CampaignOverview overview);

    private protected sealed override void Execute()
    {
        if (Campaign is null)
        {
            if (ReadOnly(Explains) is { } only)
                Show(only);
            return;
        }

        foreach (var name in Campaign.SelectMany(Expand))
        {
            try
            {
                if (Find(name) is { } overview)
                    Show(overview);
            }
            catch (CoroException e)
            {
                WriteError(ErrorRecords.From(e, name));
            }
        }
    }

    private CampaignOverview? Find(string name)
    {
        try
        {
            return Store.Read(name, Explains);
        }
        catch (InvalidStateException e)
        {
            // Reading a campaign by its name refuses for one reason only: there is none.
            WriteError(ErrorRecords.NotFound(name, e, ParentOf(name)));
            return null;
        }
    }

    private IEnumerable<string> Expand(string name)
    {
        var pattern = new NamePattern(name);
        if (!pattern.HasWildcards)
            return [name];
        var campaigns = Store.List(out var unreadable);
        return campaigns.Select(c => c.Name).Concat(unreadable.Keys).Where(pattern.Matches);
    }
}
