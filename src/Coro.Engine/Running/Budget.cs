using System.Globalization;
using Coro.Engine.Steps;

namespace Coro.Engine.Running;

/// <summary>Watches what the campaign may cost and how long it may take.</summary>
internal sealed class Budget
{
    private const double WarnAt = 0.8;
    private readonly RunContext _run;
    private readonly decimal? _mostCost;
    private readonly TimeSpan? _mostTime;
    private decimal _cost;
    private bool _warned;

    public Budget(RunContext run)
    {
        _run = run;
        _mostCost = run.Settings.Limits.MaxCostUsd;
        _mostTime = run.Settings.Limits.Timeout;
        if (_mostCost is not null)
            _cost = run.State.Children.Sum(child => child.Usage?.CostUsd ?? 0);
    }

    /// <summary>Adds what a try consumed.</summary>
    public void Spend(StepRun ended) => _cost += ended.Result?.Usage?.CostUsd ?? 0;

    /// <summary>Why nothing fresh may start any more; null while it may. Warns once on the way there.</summary>
    public StageHalt? Exhausted()
    {
        if (_mostCost is null && _mostTime is null)
            return null;
        var time = _run.State.EarlierRuns + (_run.Time.GetUtcNow() - (_run.State.Run?.StartedAt ?? _run.Time.GetUtcNow()));
        if (_cost >= _mostCost)
            return Over($"the cost budget is used up: {Money(_cost)} of {Money(_mostCost.Value)}; raise limits.max_cost_usd");
        if (time >= _mostTime)
            return Over($"the time budget is used up: {time:c} of {_mostTime.Value:c}; raise limits.timeout");
        if (!_warned && ((double)_cost >= WarnAt * (double?)_mostCost || time >= WarnAt * _mostTime))
        {
            _warned = true;
            _run.Note($"more than 80 % of the budget is used: {Money(_cost)} and {time:c}", warning: true);
        }

        return null;
    }

    private static StageHalt Over(string message) => new(ExitCode.BudgetExhausted, message + ", then resume");

    private static string Money(decimal usd) => usd.ToString("0.00 'USD'", CultureInfo.InvariantCulture);
}
