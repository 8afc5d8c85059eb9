using System.Globalization;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>What a campaign may cost and how long it may take: asked while it runs, and by whoever explains why a child does not start.</summary>
internal static class BudgetRule
{
    private const double WarnAt = 0.8;

    /// <summary>Which limit is reached, and how to raise it; null: none is.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="cost">What all children have cost, in US dollars.</param>
    /// <param name="time">How long the campaign has run.</param>
    public static string? Exceeded(LimitSettings limits, decimal cost, TimeSpan time)
    {
        if (cost >= limits.MaxCostUsd)
            return $"the cost budget is used up: {Money(cost)} of {Money(limits.MaxCostUsd.Value)}; raise limits.max_cost_usd";
        return time >= limits.Timeout
            ? $"the time budget is used up: {time:c} of {limits.Timeout.Value:c}; raise limits.timeout"
            : null;
    }

    /// <summary>A warning where most of a limit is used; null: enough is left.</summary>
    public static string? Warning(LimitSettings limits, decimal cost, TimeSpan time) =>
        (double)cost >= WarnAt * (double?)limits.MaxCostUsd || time >= WarnAt * limits.Timeout
            ? $"more than 80 % of the budget is used: {Money(cost)} and {time:c}"
            : null;

    /// <summary>What all steps have cost, as far as that is known.</summary>
    public static decimal CostOf(CampaignState state) => (state.StageUsage?.CostUsd ?? 0) + state.Children.Sum(child => child.Usage?.CostUsd ?? 0);

    /// <summary>An amount as people read it.</summary>
    public static string Money(decimal usd) => usd.ToString("0.00 'USD'", CultureInfo.InvariantCulture);
}
