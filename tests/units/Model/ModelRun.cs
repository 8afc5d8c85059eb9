using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.Model;

/// <summary>One campaign, done twice: by the engine on a disk that crashes, and by the reference. Whatever is seen is compared.</summary>
internal sealed partial class ModelRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Provider = TimeSpan.FromHours(1);

    private readonly string _root = ModelFolder.Create();
    private readonly ManualTime _time = new(new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _trace = [];
    private readonly List<(string Id, ControlRequest Request)> _requests = [];
    private readonly HashSet<string> _answered = [];
    private readonly Dictionary<string, Ending> _resultFiles = [];
    private readonly ModelFaults _faults;
    private readonly ModelDice _dice;
    private readonly Workspace _workspace;
    private readonly ControlInbox _inbox;
    private readonly CampaignDefinition _definition;
    private readonly ModelSetting _setting;
    private readonly ReferenceCampaign _model;
    private readonly int _actions;
    private readonly int _seed;
    private Sightings _sightings;
    private CrashDisk _disk;
    private Task<CampaignResult>? _run;
    private int _disks;
    private bool _calm;
    private bool _isComplete;

    public ModelRun(ModelCase what, ModelFaults? faults = null)
    {
        (_seed, _actions, _faults) = (what.Seed, what.Actions, faults ?? new());
        _dice = new(what.Seed);
        _workspace = new(Path.Combine(_root, "campaigns", "model"));
        _inbox = new(_workspace);
        _definition = _dice.Campaign(_root, what.Children);
        _setting = new(_definition.Settings);
        var state = new ModelState { Throttle = _definition.Settings.Limits.Throttle };
        state.Children.AddRange(_definition.Children.Select(child => new ModelChild(child)));
        _model = new(_setting, state, _time) { SkipHoldsBack = _faults.SkipHoldsBack };
        (_disk, _sightings) = NewMachine();
    }

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<string> Trace => _trace;

    /// <summary>How often the engine crashed.</summary>
    public int Crashes { get; private set; }

    /// <summary>Plays it to its end.</summary>
    /// <exception cref="ModelDifference">Engine and reference do not agree.</exception>
    public void Play()
    {
        try
        {
            Begin();
            for (var i = 0; i < _actions; i++)
                Act();
            _calm = true;
            for (var i = 0; !IsFinished(); i++)
            {
                Require(i < 500, "the campaign comes to no end");
                Act();
            }

            CompareAtTheEnd();
        }
        catch (Exception e) when (e is ModelDifference or CoroException)
        {
            throw new ModelDifference($"{e.Message}\n{Story()}");
        }
    }

    public void Dispose()
    {
        if (_run is { IsCompleted: false })
            Die();
        Directory.Delete(_root, recursive: true);
    }

    private bool IsFinished() => _run is null && _isComplete;

    private void Act()
    {
        if (_run is null)
            ActParked();
        else if (_calm || _dice.Chance(88))
            ActRunning();
        else if (_dice.Chance(40))
            Crash();
        else if (_dice.Chance(60))
            ActBlindly();
        else
            CrashSoon();
    }

    private void Say(string what) => _trace.Add(what);

    private string Story() => $"""
        seed {_seed}, {_definition.Children.Count} children, {_actions} actions
        {string.Join('\n', _trace)}
        the reference:
        {_model.Describe()}
        """;

    private static string Describe(ControlRequest request) => request switch
    {
        ChildRequest child => $"{child.Operation} {string.Join(',', child.Children)}{(child.Force ? " force" : "")}{(child.Downstream ? " downstream" : "")}{(child.Lane is null ? "" : $" lane {child.Lane}")}",
        ThrottleRequest throttle => $"throttle {throttle.Throttle}",
        StopRequest stop => stop.AtOnce ? "stop at once" : "stop",
        GateRequest gate => $"gate {gate.Gate} = {gate.Choice ?? "its first choice"}",
        AddChildrenRequest add => $"add {string.Join(", ", add.Children.Select(Describe))}",
        _ => request.ToString(),
    };

    private static string Describe(ChildDefinition child) =>
        $"{child.Name} ({child.Tier} {child.Lane}{(child.Steps is null ? "" : " own")}{string.Concat(child.Locks.Select(one => $" {one}"))}{string.Concat(child.DependsOn.Select(on => $" >{on.Child}"))})";

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ModelDifference(otherwise);
    }
}
