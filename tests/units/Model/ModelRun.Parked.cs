using Coro.Engine;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.Model;

/// <content>What happens while nobody runs the campaign, up to when somebody does again.</content>
internal sealed partial class ModelRun
{
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
}
