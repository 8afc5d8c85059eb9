using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 5: whatever remains, tier B in batches. Afterwards the loops are over: a child that waits for a person, or can never
/// start, halts the campaign here, before anything is built on an incomplete result.
/// </summary>
internal sealed class BatchStage : IStage
{
    public StageName Name => StageList.Batch;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        if (await ChildLoop.RunAsync(run, _ => true) is { } halt)
            return StageEnd.Halted(halt);
        return LoopsEnd.Check(run.State) is { } incomplete ? StageEnd.Halted(incomplete) : StageEnd.Done;
    }
}
