using Coro.Engine.Contracts;
using Coro.Engine.Gates;
using Coro.Engine.Running;
using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>Stage 1 of <c>delivery</c>: who is to do what after whom. A plan that cannot be carried out is refused here.</summary>
internal sealed class PlanningStage : IStage
{
    public StageName Name => DeliveryStages.Planning;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (await FoundTargets.AddAsync(run, Name) is { } halt)
            return StageEnd.Halted(halt);
        var plan = CampaignOrder.Plan(run.State);
        if (plan.HasCycle)
            throw new CircularDependencyException(plan.CyclePath, plan.CycleParticipants);
        if (Refusal(run.State) is { } refusal)
            return StageEnd.Halted(refusal);
        if (ContractDesk.Agree(run) is { } broken)
            return StageEnd.Halted(broken);
        return await StageCheckpoint.PassAsync(run, Name, Questions.PlanQuestion(plan), Questions.PlanFacts(plan));
    }

    private static StageHalt? Refusal(CampaignState state)
    {
        if (state.Children.Count == 0)
            return new(ExitCode.Usage, "the plan has no children; name targets in the brief, or stages.strategy, which finds them");
        var over = state.Children.All(child => child.Status.IsTerminal());
        return !over && state.Count(ChildStatus.Ready) + state.Count(ChildStatus.Active) == 0 ? StageHalt.Deadlock(state) : null;
    }
}
