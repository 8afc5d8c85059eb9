using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>Takes children through their pipelines and, when nothing else can go on, has decided what has to be.</summary>
internal static class Loops
{
    /// <summary>Runs them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="belongs">Which children the stage is for.</param>
    /// <param name="isLast">Whether no loop comes after it, so that nothing may be left open.</param>
    public static async Task<StageEnd> RunAsync(RunContext run, Func<ChildState, bool> belongs, bool isLast)
    {
        while (true)
        {
            var held = await ChildLoop.RunAsync(run, belongs);
            if (held is not null && (run.StopReason is not null || LoopsEnd.Failures(run.State) is null))
                return StageEnd.Halted(held);
            if (held is null && !isLast)
                return StageEnd.Done;
            var settled = await run.Settlement.SettleAsync();
            if (settled.Halt is { } halt)
                return StageEnd.Halted(halt);

            // A decision leads back to the first loop, from the last one only by way of its end.
            if (settled.IsOver || run.State.HasFallenBack)
                return StageEnd.Done;
        }
    }
}
