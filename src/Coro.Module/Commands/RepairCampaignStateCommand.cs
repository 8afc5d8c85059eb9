using System.Management.Automation;
using Coro.Engine;
using Coro.Module.Errors;

namespace Coro.Module.Commands;

/// <summary>Says what is wrong with a campaign's files and mends them. Nothing is deleted; -WhatIf only says it.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "CampaignState", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(StateRepair))]
public sealed class RepairCampaignStateCommand : StateCommand
{
    /// <summary>What alone the state is to be taken from. Default: whatever is best, as opening the campaign would.</summary>
    [Parameter]
    public RepairSource From { get; set; }

    /// <summary>Goes on even if something that was acknowledged is lost; it says what.</summary>
    [Parameter]
    public SwitchParameter AcceptLoss { get; set; }

    private RepairOptions Options => new()
    {
        From = MyInvocation.BoundParameters.ContainsKey(nameof(From)) ? From : null,
        AcceptLoss = AcceptLoss,
    };

    private protected override void Execute()
    {
        var repair = new CampaignRepair(RootFolder);
        var plan = repair.Inspect(Campaign, Options);
        if (plan.ExitCode == ExitCode.Success && plan.Actions.Count > 0)
        {
            var what = $"Campaign '{plan.Campaign}': {string.Join("; ", plan.Found)}. To do: {string.Join("; ", plan.Actions)}"
                + (plan.Loss is null ? "" : $". Lost by that: {plan.Loss}");
            if (!ShouldProcess($"{what}.", $"{what}. Repair it?", MyInvocation.MyCommand.Name))
                return;
            plan = repair.RepairAsync(Campaign ?? plan.Campaign, Options).GetAwaiter().GetResult();
        }

        WriteObject(plan);
        if (Refusal(plan) is { } refusal)
            WriteError(ErrorRecords.From(refusal, plan.Campaign));
    }

    private static CoroException? Refusal(StateRepair repair) => repair.ExitCode switch
    {
        ExitCode.CorruptState => new CorruptStateException(
            $"Campaign '{repair.Campaign}' was not repaired: {repair.Loss} would be lost. Put back a copy of the files, if there is one; or give -AcceptLoss."),
        ExitCode.AwaitingInput => new AwaitingInputException(
            $"Campaign '{repair.Campaign}' was not repaired: {repair.Question} Resume the campaign to answer, or give -From Journal."),
        _ => null,
    };
}
