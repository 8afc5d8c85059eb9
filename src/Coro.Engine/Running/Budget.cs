using Coro.Engine.History;
using Coro.Engine.Reporting;
using Coro.Engine.State;

namespace Coro.Engine.Running;

/// <summary>Watches what the campaign may cost and how long it may take, through all of a run.</summary>
/// <param name="state">The campaign, as it was taken on.</param>
internal sealed class Budget(CampaignState state)
{
    private decimal _cost = state.Settings.Limits.MaxCostUsd is null ? 0 : BudgetRule.CostOf(state);
    private bool _warned;
    private bool _saidUntold;

    /// <summary>Says at the start of a run what a cost budget cannot do.</summary>
    public void Begin(RunContext run)
    {
        if (run.Settings.Limits.MaxCostUsd is { } most && CampaignViews.TotalUsage(run.State)?.CostUsd is null)
        {
            run.Note(
                $"no step has told what it costs so far: limits.max_cost_usd ({BudgetRule.Money(most)}) counts what steps answer as usage.cost_usd, "
                + "and cannot be enforced against those that answer none");
        }
    }

    /// <summary>Adds what a try consumed, be it the last of its step or not. The first one that tells no cost is told of.</summary>
    public void Note(RunContext run, StepEnded ended)
    {
        if (ended.Result?.Usage?.CostUsd is { } cost)
        {
            _cost += cost;
        }
        else if (!_saidUntold && ended.Outcome != StepOutcome.Cancelled && run.Settings.Limits.MaxCostUsd is not null)
        {
            _saidUntold = true;
            run.Note($"step {ended.Step} told no cost, so the cost budget does not count it", warning: true, ended.Child);
        }
    }

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
