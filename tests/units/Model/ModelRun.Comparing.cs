using Coro.Engine;
using Coro.Engine.State;

namespace Coro.Tests.Model;

/// <content>Holds the engine against the reference.</content>
internal sealed partial class ModelRun
{
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
}
