using Coro.Engine.Gates;
using Coro.Engine.Insights;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Stage 4 of <c>delivery</c>: the report, and what becomes of what was learned.</summary>
internal sealed class AggregationStage : IStage
{
    public StageName Name => DeliveryStages.Aggregation;

    public async Task<StageEnd> RunAsync(RunContext run)
    {
        var passed = await StageCheckpoint.PassAsync(run, Name, "Write the report and close the campaign?", [Questions.Tally(run.State)]);
        if (passed.Halt is not null || run.State.HasFallenBack)
            return passed;
        MemoryProposal.Write(run);
        return await MaintenanceStage.EndAsync(run, Name);
    }
}
