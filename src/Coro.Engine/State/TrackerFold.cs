using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>What events mean for what a tracker knows.</summary>
internal static class TrackerFold
{
    public static void Apply(CampaignState state, CampaignEvent happened)
    {
        switch (happened)
        {
            case TrackerItemKnown e: Of(state, e.Child).Item = e.Item; break;
            case TrackerItemsLinked e: Of(state, e.Child).LinkedTo.Add(e.On); break;
            case TrackerItemTold e:
                var mark = Of(state, e.Child);
                (mark.Told, mark.Attempt) = (e.As, e.Attempt);
                break;
        }
    }

    private static TrackerMark Of(CampaignState state, string? child) => child is null ? state.Tracker : state[child].Tracker;
}
