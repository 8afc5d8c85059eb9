using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Completers;
using Coro.Module.Errors;
using Coro.Module.Input;

namespace Coro.Module.Commands;

/// <summary>What answering gates has in common, whichever way.</summary>
public abstract class AnswerCommand : ControlCommand
{
    /// <summary>The gates' ids, for example export or quality:api; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The gate's id; Get-CampaignGate lists those that wait.")]
    [Alias("Id")]
    [ItemName]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(GateIdCompleter))]
    public string[] Gate { get; set; } = [];

    /// <summary>The campaign's name or job id. Default: the one unfinished campaign, if there is just one.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Job", "JobId")]
    [CampaignName]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CampaignCompleter))]
    public string? Campaign { get; set; }

    /// <summary>One of the gate's choices.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(GateChoiceCompleter))]
    public string? Choice { get; set; }

    private protected override object? Target => Campaign;

    private protected override IEnumerable<string> Items => Gate;

    /// <summary>The choice to make at a gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="wanted">The choice that was asked for; null: none.</param>
    /// <exception cref="UsageException">It cannot be said which.</exception>
    private protected abstract string Choose(Gate gate, string? wanted);

    private protected sealed override void Execute()
    {
        if (Read(Campaign) is not { } overview)
            return;
        foreach (var pattern in Gate.Select(id => new NamePattern(id)))
        {
            var gates = overview.Gates.Where(gate => pattern.Matches(gate.Id)).ToList();
            foreach (var gate in gates)
                Answer(overview.Campaign.Name, gate);
            if (gates.Count == 0)
                WriteError(ErrorRecords.GateNotFound(pattern.Text, overview.Campaign.Name, IsCampaign(pattern.Text)));
        }
    }

    private void Answer(string campaign, Gate gate)
    {
        GateRequest request;
        try
        {
            request = new() { Gate = gate.Id, Choice = Choose(gate, Choice), By = By, Why = Reason };
        }
        catch (UsageException e)
        {
            WriteError(ErrorRecords.From(e, gate.Id));
            return;
        }

        var preview = new CampaignControl(RootFolder).Preview(campaign, request);
        var what = $"Answer gate '{gate.Id}' of campaign '{campaign}' with '{request.Choice}'{Starting(preview)}";
        if (!Confirm(what, () => Show(campaign, preview.Outcomes.Where(outcome => outcome.Verdict == ControlVerdict.Refused))))
            return;
        Show(campaign, Submit(RootFolder, campaign, request).Outcomes);
    }

    private void Show(string campaign, IEnumerable<ControlOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Verdict == ControlVerdict.Refused)
                WriteError(ErrorRecords.GateRefused(outcome, campaign));
            else
                WriteObject((object?)outcome.Child ?? Store.Read(campaign).Campaign);
        }
    }
}
