using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 4: every tier-A child through its pipeline. A tier-B child that one of them needs, at whatever distance, runs here
/// too, in an early batch; so does one that the run is to start with.
/// </summary>
internal sealed class SkillLoopStage : IStage
{
    public StageName Name => StageList.SkillLoop;

    public Task<StageEnd> RunAsync(RunContext run)
    {
        var early = EarlyBatch.NeededByTierA(run.State);
        return Loops.RunAsync(
            run,
            child => child.Definition.Tier == Tier.A || run.First.Contains(child) || (child.Index < early.Length && early[child.Index]),
            isLast: false);
    }
}
