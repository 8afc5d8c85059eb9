using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Watches what the campaign may cost and how long it may take.</summary>
internal sealed class Budget
{
    private readonly RunContext _run;
    private decimal _cost;
    private bool _warned;

    public Budget(RunContext run)
    {
        _run = run;
        if (run.Settings.Limits.MaxCostUsd is not null)
            _cost = BudgetRule.CostOf(run.State);
    }

    /// <summary>Adds what a try consumed.</summary>
    public void Spend(StepRun ended) => _cost += ended.Result?.Usage?.CostUsd ?? 0;

    /// <summary>Why nothing fresh may start any more; null while it may. Warns once on the way there.</summary>
    public StageHalt? Exhausted()
    {
        var limits = _run.Settings.Limits;
        if (limits.MaxCostUsd is null && limits.Timeout is null)
            return null;
        var time = _run.State.RanUntil(_run.Time.GetUtcNow());
        if (BudgetRule.Exceeded(limits, _cost, time) is { } over)
            return new(ExitCode.BudgetExhausted, over + ", then resume");
        if (!_warned && BudgetRule.Warning(limits, _cost, time) is { } warning)
        {
            _warned = true;
            _run.Note(warning, warning: true);
        }

        return null;
    }
}
