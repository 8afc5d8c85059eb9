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
        var passed = await StageCheckpoint.PassAsync(run, Name, "Write the report and close the campaign?", Facts(run));
        if (passed.Halt is not null || run.State.HasFallenBack)
            return passed;
        await MemoryProposal.WriteAsync(run);
        return run.StopReason is { } reason ? StageEnd.Halted(StageHalt.Stopped(reason)) : await MaintenanceStage.EndAsync(run, Name);
    }

    private static IReadOnlyList<string> Facts(RunContext run) =>
        MemoryProposal.Outlook(run) is { } outlook ? [Questions.Tally(run.State), outlook] : [Questions.Tally(run.State)];
}
