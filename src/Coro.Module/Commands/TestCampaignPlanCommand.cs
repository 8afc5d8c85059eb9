using System.Management.Automation;
using Coro.Engine.Loading;
using Coro.Module.Errors;

namespace Coro.Module.Commands;

/// <summary>Tells whether a brief or manifest could be run, and writes an error for each thing that is wrong with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CampaignPlan", DefaultParameterSetName = FromChildren)]
[OutputType(typeof(bool))]
public sealed class TestCampaignPlanCommand : PlanCommand
{
    private protected override void Show(LoadResult input)
    {
        foreach (var diagnostic in input.Diagnostics)
            WriteError(ErrorRecords.From(new InvalidInputException([diagnostic]), diagnostic));
        var plan = input.Definition is { } definition ? Plan(definition) : null;
        if (plan is { HasCycle: true })
            WriteError(ErrorRecords.From(new CircularDependencyException(plan.CyclePath, plan.CycleParticipants), plan));
        WriteObject(plan is { HasCycle: false });
    }
}
