using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 1: the targets that the brief leaves to lock files or a command; then the plan, and somebody's consent to it.</summary>
internal sealed class StrategyStage : IStage
{
    public StageName Name => StageList.Strategy;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (await FoundTargets.AddAsync(run, Name) is { } halt)
            return StageEnd.Halted(halt);
        if (await PresentSkills.SettleAsync(run, found: true) is { } unsettled)
            return StageEnd.Halted(unsettled);
        var asked = await Gatekeeper.AskAsync(run, Questions.Plan(CampaignOrder.Plan(run.State)), () => !run.State.HasFallenBack);
        if (asked.Choice is not { } choice)
            return asked.StageEnd;
        return choice == Choices.Run
            ? StageEnd.Done
            : StageEnd.Halted(ExitCode.UserCancelled, "the plan was declined; change the brief and start again");
    }
}
