namespace Coro.Cli.Commands;

/// <summary>Tells of a plan's cycle in one line: what it keeps from being ordered can be as long as the plan itself.</summary>
internal static class CycleError
{
    /// <returns>The exit code.</returns>
    public static int Tell(CommandContext context, CampaignPlan plan)
    {
        if (!plan.HasCycle)
            return (int)ExitCode.Success;
        Failure.WriteLines(
            context.Error,
            $"The dependencies contain a cycle: {string.Join(" -> ", plan.CyclePath)}. Remove one of these depends_on entries.");
        return (int)ExitCode.CircularDependencies;
    }
}
