using Coro.Engine.Gates;
using Coro.Engine.Planning;
using Coro.Engine.PullRequests;
using Coro.Engine.Running;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>
/// Says in a few words what a child waits for. What is the same for all children (slots, lanes and locks in use, open
/// gates) is counted once, so that asking for every child of a campaign stays linear. Explanations take their words from here, so
/// that no two places tell different things.
/// </summary>
internal sealed class WaitingFor
{
    /// <summary>What a child waits for that could start now: nothing but the coordinator's next look.</summary>
    public const string Turn = "its turn";

    private const string Resume = "the campaign to be resumed";
    private const int MostNames = 3;

    private readonly CampaignState _state;
    private readonly bool _isRunning;
    private readonly DateTimeOffset _now;
    private readonly DateTimeOffset? _from;
    private readonly int _used;
    private readonly Dictionary<string, int> _usedInLane = new(Names.Comparer);
    private readonly Dictionary<string, string> _lockHolders = new(Names.Comparer);
    private readonly Dictionary<string, Gate> _gates = new(Names.Comparer);
    private readonly Lazy<bool[]> _early;
    private readonly Lazy<string?> _hold;
    private readonly string? _failures;

    /// <param name="state">The campaign.</param>
    /// <param name="isRunning">Whether a live process holds its lock.</param>
    /// <param name="now">The time: a campaign that runs has run until then.</param>
    /// <param name="countsDown">Whether it is read at once, so that it may say how long something takes from now.</param>
    public WaitingFor(CampaignState state, bool isRunning, DateTimeOffset now, bool countsDown = true)
    {
        (_state, _isRunning, _now, _from) = (state, isRunning, now, countsDown ? now : null);
        _hold = new(() => FindHold(isRunning ? now : state.LastUpdated));
        _early = new(() => EarlyBatch.NeededByTierA(state));
        foreach (var gate in state.OpenGates.Values)
        {
            if (gate.Child is not null)
                _gates[gate.Child] = gate;
            else
                Question ??= gate.Id;
        }

        if (LoopsEnd.Failures(state) is not null)
            _failures = state.Children.First(StageHalt.IsUnsettled).Name;
        var batches = new HashSet<int>();
        foreach (var child in state.Children)
        {
            // A child that was skipped, cancelled or reset holds what it has until its process has ended.
            if ((child.Status != ChildStatus.Active || child.AwaitsMerge) && !child.MayHaveProcess)
                continue;
            foreach (var name in child.Definition.Locks)
                _lockHolders[name] = child.Name;
            if ((child.Batch ?? child.Leftovers.FirstOrDefault()?.Batch) is { } batch && !batches.Add(batch))
                continue;
            _used++;
            _usedInLane[child.Definition.Lane] = _usedInLane.GetValueOrDefault(child.Definition.Lane) + 1;
        }
    }

    /// <summary>The words, to be read after "waits for"; null when the child waits for nothing.</summary>
    public string? Of(ChildState child)
    {
        if (_gates.TryGetValue(child.Name, out var gate))
            return $"a decision at gate '{gate.Id}'";
        return child.Status switch
        {
            ChildStatus.Escalated => $"a decision at gate '{GateId.Of(GateKind.Quality, child.Name)}'",
            ChildStatus.Pending => Dependencies(child),
            ChildStatus.Ready => Start(child),
            ChildStatus.Active when child.AwaitsMerge && MergeRule.Unwatched(child.PullRequests).Any() => $"a decision at gate '{GateId.Of(GateKind.Merge, child.Name)}'",
            ChildStatus.Active when child.AwaitsMerge => MergeRule.Waiting(child.PullRequests) + (_isRunning ? "" : $", and {Resume}"),
            ChildStatus.Active when !_isRunning => Until(child) is { } then ? $"{Resume}, and {then}" : Resume,
            ChildStatus.Active => Until(child),
            _ => null,
        };
    }

    /// <summary>The id of an open question about the campaign as a whole, which has to be answered first; null: there is none.</summary>
    public string? Question { get; }

    /// <summary>What keeps every child from starting, and what to do about it; null: nothing does.</summary>
    public string? Hold => _hold.Value;

    /// <summary>Until when an active child has to wait before another try, and what for; null: it has not.</summary>
    public string? Until(ChildState child) => child.Deferred is { } deferred && deferred.Until > _now ? Until(child.Step!, deferred, _from)
        : LeftAlone(child) is var (provider, until) ? $"{Countdown.Text(until, _from)}, when {provider}, which is rate-limited, may be asked again"
        : null;

    /// <summary>The time at which an active child may go on; null: it waits for none.</summary>
    public DateTimeOffset? When(ChildState child) => child.Status != ChildStatus.Active || child.AwaitsMerge ? null
        : child.Deferred is { } deferred && deferred.Until > _now ? deferred.Until
        : LeftAlone(child)?.Until;

    /// <summary>Until when a step has to wait before another try, and what for.</summary>
    public static string Until(string step, Deferral deferred, DateTimeOffset? now) => $"{Countdown.Text(deferred.Until, now)}, when step {step}"
        + (deferred.After == StepOutcome.RateLimited ? ", which is rate-limited, goes on" : " is tried again");

    // It has not begun with the step, so nothing of its own says that it waits.
    private (string Provider, DateTimeOffset Until)? LeftAlone(ChildState child)
    {
        if (child.StepRuns || _state.ProviderLimits.Count == 0
            || PipelineChooser.For(child.Definition, _state.Settings)?.Pipeline.Steps.FirstOrDefault(step => !child.StepsDone.Contains(step.Name)) is not { } next
            || _state.LimitOf(next) is not { } until || until <= _now)
            return null;
        return ((next.Provider ?? next.Agent)!, until);
    }

    /// <summary>What a pending child depends on and lacks, a few by name.</summary>
    public string Dependencies(ChildState child)
    {
        // What will not come by itself is named first: it is what somebody has to act on.
        var names = new List<string>(MostNames);
        var open = Collect(child, names, terminal: true) + Collect(child, names, terminal: false);
        var text = string.Join("; ", names);
        return open > names.Count ? $"{text} and {open - names.Count} more" : text;
    }

    private int Collect(ChildState child, List<string> names, bool terminal)
    {
        var open = 0;
        foreach (var dependency in child.Definition.DependsOn)
        {
            var on = _state[dependency.Child];
            if (!on.HoldsBack(child) || on.Status.IsTerminal() != terminal)
                continue;
            open++;
            if (names.Count < MostNames)
                names.Add(Name(on));
        }

        return open;
    }

    private static string Name(ChildState child) => child.Status switch
    {
        ChildStatus.Failed => $"{child.Name}, which failed",
        ChildStatus.Escalated => $"{child.Name}, which needs a decision",
        ChildStatus.Cancelled => $"{child.Name}, which was cancelled",
        var status when status.IsSatisfied() => MergeRule.Waiting(child.PullRequests),
        var status => $"{child.Name} ({StatusText.Of(status)})",
    };

    private string? FindHold(DateTimeOffset until)
    {
        if (LoopsEnd.Failures(_state) is { } failures)
            return failures.Message;
        var limits = _state.Settings.Limits;
        return limits.MaxCostUsd is null && limits.Timeout is null
            ? null
            : BudgetRule.Exceeded(limits, BudgetRule.CostOf(_state), _state.RanUntil(until));
    }

    private string Start(ChildState child)
    {
        if (Question is not null)
            return $"an answer at gate '{Question}'";
        if (_failures is not null)
            return $"a decision about {_failures} (on_child_failure is 'halt')";
        if (!_isRunning || _state.Run?.Stopping is not null)
            return Resume;
        if (Hold is not null)
            return "a higher budget";
        if (child.MayHaveProcess)
            return "the process of its earlier attempt to end";
        if (Stage(child) is { } stage)
            return $"stage {stage.Number} {stage.Slug} to start";
        foreach (var name in child.Definition.Locks)
        {
            if (_lockHolders.TryGetValue(name, out var holder))
                return $"lock {name}, which {holder} holds";
        }

        var (limits, lane) = (_state.Settings.Limits, child.Definition.Lane);
        if (limits.Lanes.TryGetValue(lane, out var most) && _usedInLane.GetValueOrDefault(lane) >= most)
            return $"lane {lane} ({most} at once)";
        return _used >= limits.Throttle ? $"a free slot (throttle {limits.Throttle})" : Turn;
    }

    /// <summary>The stage that the child runs in; null once that one has been entered.</summary>
    private StageName? Stage(ChildState child)
    {
        var stages = _state.Stages;
        var reached = stages.Find(_state.RunningStage)?.Number ?? _state.CurrentStage ?? -1;
        if (reached >= stages.LastLoop.Number)
            return null;
        if (child.Definition.Tier == Tier.A || _early.Value[child.Index])
            return reached < stages.FirstLoop.Number ? stages.FirstLoop : null;
        return stages.LastLoop;
    }
}
