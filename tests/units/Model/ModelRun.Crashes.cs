using Coro.Engine.State;

namespace Coro.Tests.Model;

/// <content>How the engine dies, and what is found then.</content>
internal sealed partial class ModelRun
{
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
}
