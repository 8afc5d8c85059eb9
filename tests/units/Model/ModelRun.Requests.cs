namespace Coro.Tests.Model;

/// <content>What others ask for, and the answers that they get.</content>
internal sealed partial class ModelRun
{
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
}
