using Coro.Engine.Planning;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>The execution order of the children that a state holds.</summary>
internal static class CampaignOrder
{
    /// <summary>The plan of the campaign as it is now, children added later included.</summary>
    public static CampaignPlan Plan(CampaignState state) =>
        Planner.Plan(state.Name, state.Children.Select(child => child.Definition).ToList());

    /// <summary>Each child's place in the order, from 0.</summary>
    public static Dictionary<string, int> Ranks(CampaignState state)
    {
        var order = Plan(state).ExecutionOrder;
        var ranks = new Dictionary<string, int>(order.Count, Names.Comparer);
        foreach (var name in order)
            ranks.Add(name, ranks.Count);
        return ranks;
    }
}
