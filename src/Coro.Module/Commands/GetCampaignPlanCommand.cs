using System.Management.Automation;
using Coro.Engine.Loading;
using Coro.Module.Errors;

namespace Coro.Module.Commands;

/// <summary>Shows what a campaign would do, and runs nothing: order, levels, critical path, what starts first.</summary>
[Cmdlet(VerbsCommon.Get, "CampaignPlan", DefaultParameterSetName = FromChildren)]
[OutputType(typeof(CampaignPlan))]
public sealed class GetCampaignPlanCommand : PlanCommand
{
    private protected override void Show(LoadResult input)
    {
        var plan = Plan(input.Require());
        WriteObject(plan);
        if (plan.HasCycle)
            WriteError(ErrorRecords.From(new CircularDependencyException(plan.CyclePath, plan.CycleParticipants), plan));
    }
}
