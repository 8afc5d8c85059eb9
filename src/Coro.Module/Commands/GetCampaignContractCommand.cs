using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets what children of a campaign promise each other, and where what was shipped differs. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignContract")]
[OutputType(typeof(CampaignContract))]
public sealed class GetCampaignContractCommand : ItemLookCommand
{
    /// <summary>Names of contracts; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [Alias("Contract")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Only those that are not kept.</summary>
    [Parameter]
    public SwitchParameter Broken { get; set; }

    private protected override IEnumerable<string> Items => Id;

    private protected override void Show(CampaignOverview overview)
    {
        var name = overview.Campaign.Name;
        var contracts = new CampaignContracts(RootFolder).Read(name, out var problems);
        foreach (var problem in problems)
            WriteError(ErrorRecords.From(new InvalidStateException($"The contracts of campaign '{name}' cannot be read: {problem}"), name));
        var patterns = Id.Select(id => new NamePattern(id)).ToList();
        foreach (var contract in contracts)
        {
            if (patterns.Exists(pattern => pattern.Matches(contract.Id)) && (!Broken || contract.IsBroken))
                WriteObject(contract);
        }

        foreach (var pattern in patterns.Where(pattern => !pattern.HasWildcards && !contracts.Any(contract => pattern.Matches(contract.Id))))
            WriteError(ErrorRecords.ContractNotFound(pattern.Text, name, IsCampaign(pattern.Text)));
    }
}
