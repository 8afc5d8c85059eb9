using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 1: the plan, and somebody's consent to it.</summary>
internal sealed class StrategyStage : IStage
{
    public StageName Name => StageList.Strategy;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var asked = await Gatekeeper.AskAsync(run, Questions.Plan(CampaignOrder.Plan(run.State)), () => !run.State.HasFallenBack);
        if (asked.Choice is not { } choice)
            return asked.StageEnd;
        return choice == Choices.Run
            ? StageEnd.Done
            : StageEnd.Halted(ExitCode.UserCancelled, "the plan was declined; change the brief and start again");
    }
}
