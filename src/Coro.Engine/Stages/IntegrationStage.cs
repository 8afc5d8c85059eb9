using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 3 of <c>delivery</c>: whether what the children delivered fits together.</summary>
internal sealed class IntegrationStage : IStage
{
    public StageName Name => DeliveryStages.Integration;

    public Task<StageEnd> RunAsync(RunContext run) =>
        StageCheckpoint.PassAsync(run, Name, "Is the whole integrated, so that it can be wound up?", [Questions.Tally(run.State)]);
}
