using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What all of Coro's cmdlets share: where campaigns lie, and how an error of the engine is shown.</summary>
public abstract class CoroCommand : PSCmdlet
{
    /// <summary>The folder that holds the campaigns. Default: CORO_HOME, else .coro in the current folder.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    private protected string RootFolder => CampaignRoot.Resolve(
        Root is null ? null : this.FullPath(Root), SessionState.Path.CurrentFileSystemLocation.ProviderPath);

    private protected CampaignStore Store => new(RootFolder);

    /// <summary>What an error is about, as error records tell it.</summary>
    private protected virtual object? Target => null;

    /// <summary>Does the work for one input object. What the engine refuses ends up as an error record.</summary>
    private protected abstract void Execute();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Execute);

    /// <summary>Does some work; what the engine refuses ends up as an error record.</summary>
    private protected void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (PSInvalidOperationException e)
        {
            // PowerShell's answer to a question where there is nobody to answer it.
            Refuse(ErrorRecords.NobodyToAsk(e, Target));
        }
        catch (Exception e) when (e is not (RuntimeException or FlowControlException or HaltCommandException))
        {
            // What is left out above is PowerShell's own way of ending a pipeline.
            Refuse(ErrorRecords.From(e, Target));
        }
    }

    /// <summary>Whether what is dealt with is one input object among others, for which it goes on.</summary>
    private protected virtual bool IsOneOfMany => MyInvocation.ExpectingInput;

    /// <summary>What was given as names of children, gates or the like.</summary>
    private protected virtual IEnumerable<string> Items => [];

    /// <summary>Reads the one unfinished campaign; null: there is none, or there are several, which was said.</summary>
    private protected CampaignOverview? ReadOnly(bool explain = false)
    {
        try
        {
            return Store.Read(null, explain);
        }
        catch (InvalidStateException e)
        {
            Refuse(ErrorRecords.NotNamed(e, Items.FirstOrDefault(IsCampaign)));
            return null;
        }
    }

    /// <summary>Whether a name that was given for something else is a campaign's.</summary>
    private protected bool IsCampaign(string name)
    {
        try
        {
            return Names.IsValid(name, out _) && Store.Read(name) is not null;
        }
        catch (CoroException)
        {
            return false;
        }
    }

    /// <summary>The one unfinished campaign that has a child of a name that no campaign has; null: there is none.</summary>
    private protected string? ParentOf(string name)
    {
        try
        {
            var only = Store.Read(null);
            return only.Children.Any(child => Names.Comparer.Equals(child.Name, name)) ? only.Campaign.Name : null;
        }
        catch (CoroException)
        {
            return null;
        }
    }

    /// <summary>Shows an error that keeps this input object from being dealt with. One of many does not stop the rest.</summary>
    private protected virtual void Refuse(ErrorRecord error)
    {
        if (IsOneOfMany)
            WriteError(error);
        else
            ThrowTerminatingError(error);
    }
}
