using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>Runs the activation steps of a workflow's first stage: they prepare what the campaign works on.</summary>
internal static class Activation
{
    /// <summary>Runs those that did not succeed when the stage was last entered.</summary>
    /// <param name="run">The run.</param>
    /// <param name="stage">The stage that they belong to.</param>
    /// <param name="steps">Them, in order.</param>
    /// <param name="done">What has succeeded and was not taken from here yet.</param>
    /// <returns>Why the campaign cannot go on; null: it can.</returns>
    public static async Task<StageHalt?> RunAsync(RunContext run, StageName stage, IReadOnlyList<StepDefinition> steps, Queue<string> done)
    {
        foreach (var step in steps)
        {
            // In their order, since a step of either list may have the name of one of the other.
            if (done.TryPeek(out var first) && first == step.Name)
            {
                done.Dequeue();
                continue;
            }

            done.Clear();
            var ended = await StageCommand.RunAsync(run, stage, step);
            if (run.StopReason is { } reason)
                return StageHalt.Stopped(reason);
            if (ended.Outcome != StepOutcome.Success)
            {
                return new(
                    ExitCode.InvalidState,
                    $"activation step '{step.Name}' did not succeed: {ended.Message ?? ended.Outcome.ToString()}. Its logs are in "
                    + StageCommand.Logs(run, stage));
            }
        }

        return null;
    }
}
