using Coro.Engine.Gates;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>Why a stage cannot be completed now. The campaign parks or halts; it can be resumed.</summary>
/// <param name="ExitCode">What the run ends with.</param>
/// <param name="Message">What happened and what to do about it.</param>
internal sealed record StageHalt(ExitCode ExitCode, string Message)
{
    private const int Most = 10;

    /// <summary>Somebody asked the run to stop.</summary>
    public static StageHalt Stopped(ExitCode reason) => new(reason, reason switch
    {
        ExitCode.Terminated => "the system asked Coro to end; resume the campaign to go on",
        ExitCode.Interrupted => "interrupted; resume the campaign to go on",
        ExitCode.UserCancelled => "stopped by request; resume the campaign to go on",
        _ => "stopped; resume the campaign to go on",
    });

    /// <summary>A child failed, and the brief says that this halts the campaign.</summary>
    public static StageHalt Failures(CampaignState state) => new(
        ExitCode.AwaitingInput,
        $"on_child_failure is 'halt', and {Names(state, IsUnsettled)} did not succeed; rerun, accept, skip or force what failed, then resume");

    /// <summary>Children wait for a person.</summary>
    public static StageHalt Escalations(CampaignState state) => new(
        ExitCode.AwaitingInput,
        $"waiting for a decision about {Names(state, child => child.Status == ChildStatus.Escalated)}; rerun, accept or skip each, then resume");

    /// <summary>Children wait for pull requests that only a person can tell about.</summary>
    public static StageHalt Unwatched(CampaignState state) => new(
        ExitCode.AwaitingInput,
        $"somebody has to say whether the pull requests of {Names(state, child => child.NeedsMerge)} are merged, since no adapter knows their addresses; "
        + "answer gate 'merge:<child>' of each, then resume");

    /// <summary>Children remain that can never start.</summary>
    public static StageHalt Deadlock(CampaignState state)
    {
        var waiting = new WaitingFor(state, isRunning: false, state.LastUpdated);
        var stuck = state.Children.Where(child => child.Status == ChildStatus.Pending).ToList();
        var told = string.Join("; ", stuck.Take(Most).Select(child => $"{child.Name} waits for {waiting.Of(child)}"));
        var causes = Names(state, child => child.Status is ChildStatus.Failed or ChildStatus.Cancelled && ChildQuestions.Held(child).Count > 0);
        return new(
            ExitCode.DependencyDeadlock,
            $"{(stuck.Count == 1 ? "1 child" : $"{stuck.Count} children")} can never start: {told}{(stuck.Count > Most ? $"; and {stuck.Count - Most} more" : "")}. "
            + $"Rerun, skip or force {causes}, then resume");
    }

    /// <summary>Whether a child's failure keeps a campaign from going on that is to halt at failures.</summary>
    public static bool IsUnsettled(ChildState child) => child.Status == ChildStatus.Escalated || child is { Status: ChildStatus.Failed, ForcedFor: null };

    private static string Names(CampaignState state, Func<ChildState, bool> which)
    {
        var names = state.Children.Where(which).Select(child => child.Name).ToList();
        return string.Join(", ", names.Take(Most)) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
    }
}
