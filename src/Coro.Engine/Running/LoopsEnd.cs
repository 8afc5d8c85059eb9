using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>What has to be true before anything is built on the children's results.</summary>
internal static class LoopsEnd
{
    /// <summary>Why the campaign cannot go on after its loops; null when it can.</summary>
    public static StageHalt? Check(CampaignState state)
    {
        if (state.Count(ChildStatus.Escalated) > 0)
            return StageHalt.Escalations(state);
        return state.Count(ChildStatus.Pending) > 0 ? StageHalt.Deadlock(state) : null;
    }
}
