using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 4 of <c>delivery</c>: the report, and what becomes of what was learned.</summary>
internal sealed class AggregationStage : IStage
{
    public StageName Name => DeliveryStages.Aggregation;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var passed = await StageCheckpoint.PassAsync(run, Name, "Write the report and close the campaign?", [Questions.Tally(run.State)]);
        return passed.Halt is null && !run.State.HasFallenBack ? await MaintenanceStage.EndAsync(run, Name) : passed;
    }
}
