using Coro.Engine.Running;
using Coro.Engine.Stages;
using Coro.Engine.State;

namespace Coro.Engine.Reporting;

/// <summary>
/// Says in a few words what a child waits for. What is the same for all children (slots, lanes and locks in use, open
/// gates) is counted once, so that asking for every child of a campaign stays linear.
/// </summary>
internal sealed class WaitingFor
{
    private const int MostNames = 3;

    private readonly CampaignState _state;
    private readonly bool _isRunning;
    private readonly int _used;
    private readonly Dictionary<string, int> _usedInLane = new(Names.Comparer);
    private readonly Dictionary<string, string> _lockHolders = new(Names.Comparer);
    private readonly Dictionary<string, Gate> _gates = new(Names.Comparer);
    private readonly Lazy<bool[]> _early;
    private readonly string? _question;
    private readonly string? _failures;

    public WaitingFor(CampaignState state, bool isRunning)
    {
        (_state, _isRunning) = (state, isRunning);
        _early = new(() => EarlyBatch.NeededByTierA(state));
        foreach (var gate in state.OpenGates.Values)
        {
            if (gate.Child is not null)
                _gates[gate.Child] = gate;
            else
                _question ??= gate.Id;
        }

        if (LoopsEnd.Failures(state) is not null)
            _failures = state.Children.First(StageHalt.IsUnsettled).Name;
        var batches = new HashSet<int>();
        foreach (var child in state.Children)
        {
            // A skipped or cancelled child holds what it has until its process has ended.
            if (child.Status != ChildStatus.Active && child.Process is null)
                continue;
            foreach (var name in child.Definition.Locks)
                _lockHolders[name] = child.Name;
            if (child.Batch is { } batch && !batches.Add(batch))
                continue;
            _used++;
            _usedInLane[child.Definition.Lane] = _usedInLane.GetValueOrDefault(child.Definition.Lane) + 1;
        }
    }

    /// <summary>The words, to be read after "waits for"; null when the child waits for nothing.</summary>
    public string? Of(ChildState child)
    {
        if (_gates.TryGetValue(child.Name, out var gate))
            return $"a decision ({gate.Kind.ToString().ToLowerInvariant()} gate)";
        return child.Status switch
        {
            ChildStatus.Escalated => "a decision",
            ChildStatus.Pending => Dependencies(child),
            ChildStatus.Ready => Start(child),
            ChildStatus.Active when !_isRunning => "the campaign to be resumed",
            _ => null,
        };
    }

    private string Dependencies(ChildState child)
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
        var status => $"{child.Name} ({StatusText.Of(status)})",
    };

    private string Start(ChildState child)
    {
        if (_question is not null)
            return $"an answer at gate '{_question}'";
        if (_failures is not null)
            return $"a decision about {_failures} (on_child_failure is 'halt')";
        if (!_isRunning)
            return "the campaign to be resumed";
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
        return _used >= limits.Throttle ? $"a free slot (throttle {limits.Throttle})" : "its turn";
    }

    /// <summary>The stage that the child runs in; null once that one has been entered.</summary>
    private StageName? Stage(ChildState child)
    {
        if (_state.Settings.Workflow != Workflow.Skills)
            return null;
        var reached = StageList.Find(_state.RunningStage)?.Number ?? _state.CurrentStage ?? -1;
        if (reached >= StageList.Batch.Number)
            return null;
        if (child.Definition.Tier == Tier.A || _early.Value[child.Index])
            return reached < StageList.SkillLoop.Number ? StageList.SkillLoop : null;
        return StageList.Batch;
    }
}
