namespace Coro.Tests.Model;

/// <content>What happens while somebody runs the campaign.</content>
internal sealed partial class ModelRun
{
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
}
