using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 5: whatever remains, tier B in batches. Afterwards the loops are over: a child that waits for a person, or can never
/// start, halts the campaign here, before anything is built on an incomplete result.
/// </summary>
internal sealed class BatchStage : IStage
{
    public StageName Name => StageList.Batch;

    public Task<StageEnd> RunAsync(RunContext run) => Loops.RunAsync(run, _ => true, isLast: true);
}
