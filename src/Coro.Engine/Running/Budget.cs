using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>Watches what the campaign may cost and how long it may take, through all of a run.</summary>
/// <param name="state">The campaign, as it was taken on.</param>
internal sealed class Budget(CampaignState state)
{
    private decimal _cost = state.Settings.Limits.MaxCostUsd is null ? 0 : BudgetRule.CostOf(state);
    private bool _warned;

    /// <summary>Adds what a try consumed, be it the last of its step or not.</summary>
    public void Spend(decimal cost) => _cost += cost;

    /// <summary>Why nothing fresh may start any more; null while it may. Warns once on the way there.</summary>
    public StageHalt? Exhausted(RunContext run)
    {
        var limits = run.Settings.Limits;
        if (limits.MaxCostUsd is null && limits.Timeout is null)
            return null;
        var time = run.State.RanUntil(run.Time.GetUtcNow());
        if (BudgetRule.Exceeded(limits, _cost, time) is { } over)
            return new(ExitCode.BudgetExhausted, over + ", then resume");
        if (!_warned && BudgetRule.Warning(limits, _cost, time) is { } warning)
        {
            _warned = true;
            run.Note(warning, warning: true);
        }

        return null;
    }
}
