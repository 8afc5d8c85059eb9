using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 2 of <c>delivery</c>: every child through its pipeline, and its pull requests to where they are merged.</summary>
internal sealed class CoordinatingStage : IStage
{
    public StageName Name => DeliveryStages.Coordinating;

    public Task<StageEnd> RunAsync(RunContext run) => Loops.RunAsync(run, _ => true, isLast: true);
}
