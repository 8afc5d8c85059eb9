using Coro.Engine.Gates;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>The question at the end of a stage of <c>delivery</c>, when its work is there to be looked at.</summary>
internal static class StageCheckpoint
{
    /// <summary>Asks it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stage">The stage that would be complete.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="facts">What there is to know about it.</param>
    public static async Task<StageEnd> PassAsync(RunContext run, StageName stage, string question, IReadOnlyList<string> facts)
    {
        var asked = await Gatekeeper.AskAsync(run, Questions.EndOf(stage, run.State, question, facts), () => !run.State.HasFallenBack);
        return asked.Choice == Choices.Halt
            ? StageEnd.Halted(ExitCode.UserCancelled, $"halted at the checkpoint of {stage.Slug}; resume the campaign to be asked again")
            : asked.StageEnd;
    }
}
