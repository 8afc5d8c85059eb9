using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 1: the plan, and somebody's consent to it.</summary>
internal sealed class StrategyStage : IStage
{
    private const string Go = "run";

    public StageName Name => StageList.Strategy;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var plan = CampaignOrder.Plan(run.State);
        var (choice, halt) = await Gatekeeper.AskAsync(run, new()
        {
            Id = "plan",
            Kind = GateKind.Plan,
            Question = $"Run {plan.Children.Count} children in {plan.Levels.Count} levels, "
                + $"{plan.Children.Count(child => child.Tier == Tier.B)} of them in batches?",
            Choices = [Go, "halt"],
            Default = Go,
        });
        if (halt is not null)
            return StageEnd.Halted(halt);
        return choice == Go ? StageEnd.Done : StageEnd.Halted(ExitCode.UserCancelled, "the plan was declined; change the brief and start again");
    }
}
