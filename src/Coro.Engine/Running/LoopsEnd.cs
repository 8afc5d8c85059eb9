using Coro.Engine.PullRequests;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>What has to be true before anything is built on the children's results.</summary>
internal static class LoopsEnd
{
    /// <summary>Why the campaign cannot go on after its loops; null when it can.</summary>
    public static StageHalt? Halt(CampaignState state)
    {
        if (Failures(state) is { } failures)
            return failures;
        if (state.Count(ChildStatus.Escalated) > 0)
            return StageHalt.Escalations(state);
        if (state.Children.Any(child => child.NeedsMerge && MergeRule.Unwatched(child.PullRequests).Any()))
            return StageHalt.Unwatched(state);
        return state.Count(ChildStatus.Pending) > 0 ? StageHalt.Deadlock(state) : null;
    }

    /// <summary>Why nothing fresh may start, as the brief wants it after a failure; null when it may.</summary>
    public static StageHalt? Failures(CampaignState state)
    {
        if (state.Settings.OnChildFailure != FailurePolicy.Halt)
            return null;
        return state.Count(ChildStatus.Failed) - state.ForcedFailures + state.Count(ChildStatus.Escalated) == 0 ? null : StageHalt.Failures(state);
    }

    /// <summary>Whether a child can start, or go on, without anybody deciding anything.</summary>
    public static bool CanGoOn(CampaignState state) =>
        Failures(state) is null && state.Count(ChildStatus.Ready) + state.Count(ChildStatus.Active) - Unwatched(state) > 0;

    /// <summary>How many children wait for pull requests of which all that are open only a person can tell about.</summary>
    private static int Unwatched(CampaignState state) => state.Count(ChildStatus.Active) == 0
        ? 0
        : state.Children.Count(child => child.AwaitsMerge && MergeRule.Unmerged(child.PullRequests).All(request => request.Unwatched));
}
