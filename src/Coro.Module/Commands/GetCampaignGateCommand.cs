using System.Management.Automation;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>Gets the questions that wait for an answer, since when, and with what choices. It only reads.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignGate")]
[OutputType(typeof(CampaignGate))]
public sealed class GetCampaignGateCommand : ItemLookCommand
{
    /// <summary>Ids of gates; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Gate")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GateIdCompleter))]
    public string[] Id { get; set; } = ["*"];

    private protected override IEnumerable<string> Items => Id;

    private protected override void Show(CampaignOverview overview)
    {
        foreach (var pattern in Id.Select(id => new NamePattern(id)))
        {
            var found = overview.Gates.Where(gate => pattern.Matches(gate.Id)).ToList();
            foreach (var gate in found)
                WriteObject(Of(gate, overview.Campaign));
            if (found.Count == 0 && !pattern.HasWildcards)
                WriteError(ErrorRecords.GateNotFound(pattern.Text, overview.Campaign.Name, IsCampaign(pattern.Text)));
        }
    }

    private static CampaignGate Of(Gate gate, Campaign campaign) => new()
    {
        Campaign = campaign.Name,
        Id = gate.Id,
        Kind = gate.Kind,
        Child = gate.Child,
        Question = gate.Question,
        Facts = gate.Facts,
        Choices = gate.Choices,
        Default = gate.Default,
        Since = gate.Since,
        Root = campaign.Root,
    };
}
