using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>Why a stage cannot be completed now. The campaign parks or halts; it can be resumed.</summary>
/// <param name="ExitCode">What the run ends with.</param>
/// <param name="Message">What happened and what to do about it.</param>
internal sealed record StageHalt(ExitCode ExitCode, string Message)
{
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
        $"on_child_failure is 'halt', and {Names(state, ChildStatus.Failed, ChildStatus.Escalated)} did not succeed; "
        + "rerun, accept or skip what failed, then resume");

    /// <summary>Children wait for a person.</summary>
    public static StageHalt Escalations(CampaignState state) => new(
        ExitCode.AwaitingInput,
        $"waiting for a decision about {Names(state, ChildStatus.Escalated)}; rerun, accept or skip each, then resume");

    /// <summary>Children remain that can never start.</summary>
    public static StageHalt Deadlock(CampaignState state) => new(
        ExitCode.DependencyDeadlock,
        $"{Names(state, ChildStatus.Pending)} can never start: a dependency failed or was cancelled "
        + $"({Names(state, ChildStatus.Failed, ChildStatus.Cancelled)}); rerun or skip it, then resume");

    private static string Names(CampaignState state, params ChildStatus[] statuses)
    {
        const int most = 10;
        var names = state.Children.Where(child => statuses.Contains(child.Status)).Select(child => child.Name).ToList();
        return string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
    }
}
