using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.Model;

/// <summary>One campaign, done twice: by the engine on a disk that crashes, and by the reference. Whatever is seen is compared.</summary>
internal sealed class ModelRun : IDisposable
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
        _model = new(_setting, state) { SkipHoldsBack = _faults.SkipHoldsBack };
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

    // ---- while it runs

    private void ActRunning()
    {
        var running = _model.Drives.Where(drive => drive.Running is not null).ToList();
        if (!_calm && _dice.Chance(35))
        {
            Submit(AnyRequest(), "request");
            LookIn();
        }
        else if (running.Count > 0)
        {
            EndStep(_dice.Pick(running));
        }
        else
        {
            Say($"time goes on, since {_model.Drives[0]} waits");
            _model.Advanced(_time.GetUtcNow() + Provider);
            _time.Advance(Provider);
        }

        Settle();
    }

    private void EndStep(ModelDrive drive)
    {
        var step = drive.Running!;
        var ending = step.ShouldBeKilled && _dice.Chance(70) ? new(StepOutcome.Cancelled)
            : _calm ? new(StepOutcome.Success, Score: 100)
            : _dice.Ending(45, drive.IsBatch ? step.Children : null, _time.GetUtcNow() + Provider);
        Say($"{step} ends: {ending}");
        if (_dice.Chance(30))
            WriteResult(step, ending);
        _model.Ended(drive, ending, _time.GetUtcNow());
        _sightings.End(step, ending);
    }

    private void LookIn()
    {
        Require(_sightings.Wait(() => _disk.Crashed || _run!.IsCompleted || _time.HasTimer(Look), Patience), "nobody looks for requests");
        if (_disk.Crashed)
            return;
        _model.LookAtRequests();
        _time.Advance(Look);
    }

    // Nothing of what happens reaches the disk before all of it has happened; and then perhaps not at all.
    private void ActBlindly()
    {

        // Those that go on in the middle of their pipeline may end it unseen.
        if (_model.State.Children.Exists(child => child.Status == ChildStatus.Active && !_model.Drives.Exists(drive => drive.Children.Contains(child))))
            return;
        Say("the disk is held up");
        _disk.Hold();
        _model.IsBlind = true;
        var restless = new HashSet<ModelChild>();
        var looked = false;
        for (var i = _dice.From(1, 4); i > 0 && !_model.IsDry; i--)
        {
            restless.UnionWith(_model.State.Children.Where(child => _model.State.Shown(child) is ChildStatus.Ready or ChildStatus.Active
                && !_model.Drives.Exists(drive => drive.Children.Contains(child))));
            restless.UnionWith(_model.Drives.Where(drive => drive.Running is null && drive.Until is null).SelectMany(drive => drive.Children));
            var running = _model.Drives.Where(drive => drive.Running is not null).ToList();
            if (running.Count > 0 && _dice.Chance(65))
            {
                EndStep(_dice.Pick(running));
            }
            else if (!looked && SafeRequest(restless) is { } request)
            {
                looked = true;
                Submit(request, "request");
                LookIn();
            }
        }

        Require(_sightings.Next() is not RunningStep step, "a step was started before what led to it was on the disk");
        Require(_requests.TrueForAll(one => _answered.Contains(one.Id) || !HasAnswer(one.Id)), "a request was answered before it was on the disk");
        if (_dice.Chance(50))
        {
            Crash();
            return;
        }

        Say("the disk goes on");
        _disk.Release();
        Settle();
    }

    // One that no start can depend on that is under way already.
    private ControlRequest? SafeRequest(HashSet<ModelChild> restless)
    {
        var safe = _model.State.Children.Where(child => !restless.Contains(child)
            && !_model.State.Downstream(child).Exists(restless.Contains)).ToList();
        if (safe.Count == 0)
            return null;
        var child = _dice.Pick(safe);
        return AnyChildRequest(child) with { Children = [child.Name], Downstream = false, Lane = null };
    }

    // ---- while nobody runs it

    private void ActParked()
    {
        if (!_calm && _dice.Chance(_isComplete ? 90 : 50))
        {
            Submit(AnyRequest(), "request to a campaign that nobody runs");
            if (_dice.Chance(10))
                Say("the client dies");
            else
                Serve();
        }
        else
        {
            if (_calm)
                Unblock();
            Resume();
        }
    }

    private void Serve()
    {
        if (!_calm && _dice.Chance(15))
            _disk.CrashAt(_dice.From(1, 12));
        var control = new CampaignControl(_root, _time) { Disk = _disk };
        try
        {
            _model.LookAtRequests();
            Require(control.ServeAsync(_workspace, new(_workspace, _disk)).GetAwaiter().GetResult(), "somebody holds the campaign");
        }
        catch (IOException) when (_disk.Crashed)
        {
            Recover("while a request was served");
            return;
        }

        _disk.CrashAt(int.MaxValue);
        TakeAnswers();
        CompareState();
        _model.Left();
    }

    // As somebody does who wants the campaign to come to its end.
    private void Unblock()
    {
        foreach (var child in _model.State.Children)
        {
            var inTheWay = _model.State.HeldBy(child).Count > 0 || (_setting.HaltsOnFailure && child.ForcedFor is null);
            ChildOperation? operation = child.Status switch
            {
                ChildStatus.Escalated => ChildOperation.Skip,
                ChildStatus.Failed when inTheWay => ChildOperation.Skip,
                ChildStatus.Cancelled when inTheWay => ChildOperation.Rerun,
                _ => null,
            };
            if (operation is { } wanted)
                Submit(new ChildRequest { Operation = wanted, Children = [child.Name], By = "calm" }, "request");
        }

        if (_model.Waiting.Count > 0)
            Serve();
    }

    private void Begin()
    {
        Say($"starts with {_definition.Children.Count} children, throttle {_definition.Settings.Limits.Throttle}{(_setting.HaltsOnFailure ? ", halts on failure" : "")}: "
            + string.Join(", ", _definition.Children.Select(Describe)));
        var options = Options();
        _model.Begin(options.Throttle, _ => null);
        Watch(Engine().StartAsync(_definition, null, options, _sightings, new()));
        Settle();
    }

    private void Resume()
    {
        (_disk, _sightings) = NewMachine();
        if (!_calm && _dice.Chance(12))
            _disk.CrashAt(_dice.From(1, 40));
        var options = Options();
        Say($"resumed{(options.Throttle is { } throttle ? $" with throttle {throttle}" : "")}");

        // A campaign that is complete is not run again; but whoever looks at it sees to what was asked for.
        if (CampaignReader.Read(_workspace).Status == CampaignStatus.Completed)
            _model.LookAtRequests();
        _model.Begin(options.Throttle, path => _resultFiles.GetValueOrDefault(path));
        Watch(Engine().ResumeAsync("model", options, _sightings, new()));
        Settle();
    }

    private RunOptions Options() => new()
    {
        Headless = true,
        StopGrace = TimeSpan.Zero,
        Throttle = !_calm && _dice.Chance(30) ? _dice.From(1, 4) : null,
    };

    private CampaignEngine Engine() => new(_root, _time) { Steps = _sightings, Disk = _disk };

    private void Watch(Task<CampaignResult> run)
    {
        _run = run;
        var sightings = _sightings;
        run.ContinueWith(_ => sightings.Wake(), TaskScheduler.Default);
    }

    private (CrashDisk, Sightings) NewMachine()
    {
        var disk = new CrashDisk(_seed * 1000 + _disks++) { Lies = _faults.DiskLies };
        var sightings = new Sightings(() => disk.Crashed);
        disk.OnChange = sightings.Wake;
        _time.OnTimer = sightings.Wake;
        return (disk, sightings);
    }

    // ---- crashes

    private void CrashSoon()
    {
        var operations = _dice.From(1, 25);
        Say($"the disk will crash at operation {operations}");
        _disk.CrashAt(operations);
        for (var i = 0; i < 6 && _run is not null && !_disk.Crashed; i++)
            ActRunning();
        _disk.CrashAt(int.MaxValue);
    }

    private void Crash()
    {
        Die();
        Recover("");
    }

    private void Die()
    {
        _disk.Crash();
        while (!_run!.IsCompleted)
        {
            _sightings.EndAll();
            _time.Advance(TimeSpan.FromDays(1));
            _sightings.Wait(() => _run.IsCompleted, TimeSpan.FromMilliseconds(5));
        }

        _ = _run.Exception;
        _run = null;
    }

    private void Recover(string when)
    {
        Crashes++;
        Say($"CRASH {when}".TrimEnd());
        foreach (var step in _model.Drives.Select(drive => drive.Running).OfType<RunningStep>().Where(_ => _dice.Chance(25)))
            WriteResult(step, new(StepOutcome.Success, Score: 96));
        var found = CampaignReader.Read(_workspace).State;
        var moment = _model.Candidates().Select(one => ModelMatch.Of(_setting, one, found)).FirstOrDefault(one => one is not null)
            ?? throw new ModelDifference($"after a crash the campaign is where it never was, or what was told is lost:\n{ModelMatch.Describe(found)}");
        _model.FellBackTo(moment, _requests);
        (_disk, _sightings) = NewMachine();
    }

    private void WriteResult(RunningStep step, Ending ending)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(step.ResultPath)!);
        File.WriteAllText(step.ResultPath, ending.ToJson());
        _resultFiles[step.ResultPath] = ending;
    }

    // ---- requests

    private void Submit(ControlRequest request, string what)
    {
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var id = _inbox.Submit(request, _time.GetUtcNow());
        Say($"{what}: {Describe(request)}");
        _requests.Add((id, request));
        _isComplete = false;
        _model.Waiting.Add((id, request));
    }

    private ControlRequest AnyRequest()
    {
        var children = _model.State.Children;
        switch (_dice.From(1, 20))
        {
            case 1 or 2:
                return new ThrottleRequest { Throttle = _dice.From(0, 4), By = "ann" };
            case 3:
                return new StopRequest { AtOnce = _dice.Chance(40), By = "ann" };
            case 4 or 5:
                return new AddChildrenRequest { Children = [_dice.Chance(80) ? _dice.Added([.. children.Select(child => child.Name)]) : _definition.Children[0]], By = "ann" };
            case 6 or 7:
                var kind = _dice.Chance(50) ? "quality" : "dependency";
                var choice = _dice.Pick([null, "accept", "rerun", "skip", "force", "halt"]);
                return new GateRequest { Gate = _dice.Chance(20) ? "deadlock" : $"{kind}:{_dice.Pick(children).Name}", Choice = choice, By = "ann" };
            default:
                return AnyChildRequest(_dice.Pick(children));
        }
    }

    private ChildRequest AnyChildRequest(ModelChild child)
    {
        var also = _dice.Chance(15) ? [_dice.Pick(_model.State.Children).Name] : _dice.Chance(5) ? (string[])["nobody"] : [];
        return new()
        {
            Operation = _dice.Pick(Enum.GetValues<ChildOperation>()),
            Children = [child.Name, .. also],
            Force = _dice.Chance(40),
            Downstream = _dice.Chance(25),
            Lane = _dice.Chance(30) ? LaneFor(child, also) : null,
            By = "ann",
        };
    }

    private string? LaneFor(ModelChild child, string[] also)
    {
        var lane = _dice.Pick([ChildDefinition.DefaultLane, "deep", "wide", "bulk", "-odd-"]);
        return also.Append(child.Name).All(name => _model.State.Find(name) is not { Locks.Count: > 0 } one || lane == "deep" || (lane == "wide" && one.Tier == Tier.A))
            ? lane
            : null;
    }

    private bool HasAnswer(string id) => File.Exists(Path.Combine(_workspace.Control, id + ".answer.json"));

    // Whatever was answered, was answered as the reference would have.
    private void TakeAnswers()
    {
        foreach (var (id, request) in _requests)
        {
            if (_answered.Contains(id) || !_model.State.Handled.TryGetValue(id, out var expected) || !HasAnswer(id))
                continue;
            var answer = _inbox.TakeAnswer(id)!.Outcomes.Select(outcome => (outcome.Target, outcome.Verdict)).ToList();
            Require(answer.ToHashSet().SetEquals(expected), $"'{Describe(request)}' was answered with {string.Join(", ", answer)}, not with {string.Join(", ", expected)}");
            _answered.Add(id);
            _model.Answered(id);
        }
    }

    // ---- comparing

    // Waits until the engine has done all that follows from what happened, and holds it against the reference.
    private void Settle()
    {
        var come = _sightings.Wait(() => _disk.Crashed || IsSettled(), Patience);
        TakeSightings();
        if (_disk.Crashed)
        {
            Die();
            Recover("at an operation of the disk");
            return;
        }

        Require(come, $"the engine does not do what it should: {Expectation()}");
        if (_run!.IsCompleted)
        {
            if (_run.IsFaulted)
                throw new ModelDifference($"the run broke: {_run.Exception!.InnerException}");
            Say($"the run ended with {_run.Result.ExitCode}");
            Require(_run.Result.ExitCode == _model.IsOver(), $"the run ended with {_run.Result.ExitCode}, not with {_model.IsOver()}");
            _isComplete = _run.Result.ExitCode == ExitCode.Success;
            _run = null;
            _model.Left();
            CompareState();
        }

        _model.IsBlind = false;
        _model.Acknowledge();
    }

    private bool IsSettled()
    {
        TakeSightings();
        TakeAnswers();
        if (_run!.IsCompleted)
            return true;
        return _model.IsOver() is null
            && _model.ToBeTold.Count == 0
            && _model.Drives.TrueForAll(drive => drive.Running is { } step ? step.Killed == step.ShouldBeKilled : drive.Until is { } until && Waits(until))
            && !_model.HasOneToStart()
            && _requests.TrueForAll(one => !_model.State.Handled.ContainsKey(one.Id) || _answered.Contains(one.Id));
    }

    // Time must not jump while the engine works out how long to wait.
    private bool Waits(DateTimeOffset until) =>
        _time.TimersBetween(until, until + Look) >= _model.Drives.Count(drive => drive.Until == until);

    private string Expectation() => _model.IsOver() is { } code ? $"end with {code}"
        : _model.ToBeTold.Count > 0 ? $"tell of {string.Join(", ", _model.ToBeTold)}"
        : _model.HasOneToStart() ? "start another"
        : "go on with what is under way, or answer";

    private void TakeSightings()
    {
        while (_sightings.Next() is { } seen)
        {
            if (seen is RunningStep step)
            {
                Say($"   {step} starts");
                _model.Started(step);
            }
            else if (seen is ChildProgress progress)
            {
                _model.Told(progress.Child, progress.Status);
            }
        }
    }

    private void CompareState()
    {
        var found = CampaignReader.Read(_workspace).State;
        Require(ModelMatch.IsExact(_model.State, found), $"the state is another:\n{ModelMatch.Describe(found)}");
    }

    private void CompareAtTheEnd()
    {
        TakeAnswers();
        Require(_requests.TrueForAll(one => _answered.Contains(one.Id)), "a request was never answered");
        CompareState();
        var seen = new CampaignStore(_root, _time).Read("model");
        Require(seen.Campaign.Status == CampaignStatus.Completed, $"the campaign is {seen.Campaign.Status}");
        foreach (var child in seen.Children)
        {
            var expected = _model.State[child.Name];
            Require((child.Status, child.Attempt, child.Lane) == (expected.Status, expected.Attempt, expected.Lane), $"{child.Name} is shown as {child.Status}, attempt {child.Attempt}");
        }

        Require(_inbox.Waiting().Count == 0, "a request was left");
        JournalAudit.Check(_workspace.Journal, [.. _requests.Select(one => one.Id)]);
    }

    // ---- telling

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
