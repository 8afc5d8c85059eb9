using Coro.Engine.State;

namespace Coro.Engine.Stages;

/// <summary>Which children cannot wait for stage 5.</summary>
internal static class EarlyBatch
{
    /// <summary>By a child's index, whether a tier-A child needs it, at whatever distance.</summary>
    public static bool[] NeededByTierA(CampaignState state)
    {
        var needed = new bool[state.Children.Count];
        var open = new Stack<ChildState>(state.Children.Where(child => child.Definition.Tier == Tier.A));
        while (open.TryPop(out var child))
        {
            foreach (var dependency in child.Definition.DependsOn)
            {
                var on = state[dependency.Child];
                if (needed[on.Index])
                    continue;
                needed[on.Index] = true;
                open.Push(on);
            }
        }

        return needed;
    }
}
